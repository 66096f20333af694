import type { Template } from '@mailwright/contracts';
import type { TemplateEntity } from './template.entity.js';

export const presentTemplate = (template: TemplateEntity): Template => ({
  id: template.id,
  name: template.name,
  format: template.format,
  source: template.source,
  text: template.textSource,
  subject: template.subject,
  preheader: template.preheader,
  attachments: template.attachments,
  createdAt: template.createdAt.toISOString(),
  updatedAt: template.updatedAt.toISOString(),
  version: template.version,
});
