import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { FieldsService } from '../contacts/public.js';
import { presentTemplate } from './template.presenter.js';
import { templateTags } from './template-tags.js';
import { TemplatesService } from './templates.service.js';

@Controller()
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly fields: FieldsService,
  ) {}

  @Handles(c.listTemplates)
  list(@Input() { params, query }: c.InputOf<typeof c.listTemplates>) {
    return this.templates.page(params.workspaceId, query);
  }

  @Handles(c.createTemplate)
  async create(@Input() { params, body }: c.InputOf<typeof c.createTemplate>) {
    const { text, ...values } = body;
    return presentTemplate(
      await this.templates.create(params.workspaceId, { ...values, textSource: text ?? null }),
    );
  }

  @Handles(c.getTemplate)
  async get(@Input() { params }: c.InputOf<typeof c.getTemplate>) {
    return presentTemplate(await this.templates.get(params.workspaceId, params.id));
  }

  @Handles(c.changeTemplate)
  async change(@Input() { params, body }: c.InputOf<typeof c.changeTemplate>) {
    const { version, text, ...values } = body;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    const change = text === undefined ? given : { ...given, textSource: text };
    return presentTemplate(await this.templates.change(params.workspaceId, params.id, version, change));
  }

  @Handles(c.duplicateTemplate)
  async duplicate(@Input() { params }: c.InputOf<typeof c.duplicateTemplate>) {
    return presentTemplate(await this.templates.duplicate(params.workspaceId, params.id));
  }

  @Handles(c.deleteTemplate)
  async delete(@Input() { params }: c.InputOf<typeof c.deleteTemplate>) {
    await this.templates.delete(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.previewTemplate)
  preview(@Input() { params, body }: c.InputOf<typeof c.previewTemplate>) {
    return this.templates.preview(params.workspaceId, body);
  }

  @Handles(c.previewSavedTemplate)
  previewSaved(@Input() { params }: c.InputOf<typeof c.previewSavedTemplate>) {
    return this.templates.previewSaved(params.workspaceId, params.id);
  }

  @Handles(c.listTemplateTags)
  async tags(@Input() { params }: c.InputOf<typeof c.listTemplateTags>) {
    return { items: templateTags(await this.fields.list(params.workspaceId)) };
  }

  @Handles(c.listStarterTemplates)
  async starters(@Input() { params }: c.InputOf<typeof c.listStarterTemplates>) {
    return { items: await this.templates.starters(params.workspaceId) };
  }
}
