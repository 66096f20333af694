import { z } from 'zod';
import { preview } from './campaigns.js';
import { endpoint, upload, workspacePath } from './endpoint.js';
import { attachments } from './files.js';
import { byId, done, id, inWorkspace, instant, name, pageOf, paging, version } from './primitives.js';

export const contentFormat = z.enum(['html', 'mjml', 'text']);
export type ContentFormat = z.infer<typeof contentFormat>;

const source = z
  .string()
  .max(500_000, 'This is longer than any mail program shows: keep it below 500,000 characters.');
const subject = z.string().max(998);
const preheader = z.string().max(500);

/** A mail to begin campaigns from. */
export const template = z
  .object({
    id,
    name: z.string(),
    format: contentFormat,
    source: z.string(),
    /** The author's own plain text; null: made from the HTML. */
    text: z.string().nullable(),
    subject: z.string(),
    preheader: z.string(),
    /** They go with every campaign that is begun from it. */
    attachments,
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Template' });
export type Template = z.infer<typeof template>;

export const newTemplate = z.object({
  name,
  format: contentFormat,
  source: source.default(''),
  text: source.nullish(),
  subject: subject.default(''),
  preheader: preheader.default(''),
  attachments: attachments.default([]),
});
export const templateChange = z.object({
  version,
  name: name.optional(),
  format: contentFormat.optional(),
  source: source.optional(),
  text: source.nullish(),
  subject: subject.optional(),
  preheader: preheader.optional(),
  attachments: attachments.optional(),
});
/** What is in the editor now, saved or not. */
export const previewRequest = z.object({
  format: contentFormat,
  source,
  text: source.nullish(),
  subject,
  preheader: preheader.default(''),
  /** What goes with it, for the size of the message. */
  attachments: attachments.default([]),
  /** Fill it for this person; without one, for a made-up person. */
  contactId: id.nullish(),
});

/** Something that can stand between `{{` and `}}`. */
export const templateTag = z
  .object({
    /** As it is written: `first_name`. */
    path: z.string(),
    label: z.string(),
    kind: z.enum(['contact', 'custom', 'link', 'helper']),
    /** What to insert, with a fallback where one makes sense: `{{default first_name "there"}}`. */
    insert: z.string(),
    sample: z.string(),
  })
  .meta({ id: 'TemplateTag' });

/** A complete mail to begin with. */
export const starterTemplate = z
  .object({
    key: z.string(),
    name: z.string(),
    description: z.string(),
    format: contentFormat,
    source: z.string(),
    text: z.string().nullable(),
    subject: z.string(),
    preheader: z.string(),
    /** Filled for a made-up person, to show it. */
    html: z.string().nullable(),
  })
  .meta({ id: 'StarterTemplate' });

/** A picture for mails, served for years under an unguessable address. */
export const image = z
  .object({
    id,
    fileName: z.string(),
    /** Where mails load it from. */
    url: z.string(),
    /** What to write as its address to embed it in the message instead: `cid:…`. */
    embedUrl: z.string(),
    contentType: z.string(),
    bytes: z.number().int(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Image' });
export const IMAGE_MAX_BYTES = 5_000_000;

const tag = 'templates';
export const listTemplates = endpoint({
  id: 'listTemplates',
  method: 'GET',
  path: `${workspacePath}/templates`,
  access: 'viewer',
  tag,
  summary: 'Templates, the last changed first.',
  params: inWorkspace,
  query: paging.extend({ search: z.string().max(200).optional() }),
  response: pageOf(
    template.omit({ source: true, text: true, attachments: true }).meta({ id: 'TemplateLine' }),
  ),
});
export const createTemplate = endpoint({
  id: 'createTemplate',
  method: 'POST',
  path: `${workspacePath}/templates`,
  access: 'editor',
  tag,
  summary: 'Make a template.',
  params: inWorkspace,
  body: newTemplate,
  response: template,
});
export const getTemplate = endpoint({
  id: 'getTemplate',
  method: 'GET',
  path: `${workspacePath}/templates/:id`,
  access: 'viewer',
  tag,
  summary: 'One template.',
  params: byId,
  response: template,
});
export const changeTemplate = endpoint({
  id: 'changeTemplate',
  method: 'PATCH',
  path: `${workspacePath}/templates/:id`,
  access: 'editor',
  tag,
  summary: 'Change a template. Campaigns that were begun from it keep their own copy.',
  params: byId,
  body: templateChange,
  response: template,
});
export const duplicateTemplate = endpoint({
  id: 'duplicateTemplate',
  method: 'POST',
  path: `${workspacePath}/templates/:id/duplicate`,
  access: 'editor',
  tag,
  summary: 'A copy under a new name.',
  params: byId,
  response: template,
});
export const deleteTemplate = endpoint({
  id: 'deleteTemplate',
  method: 'DELETE',
  path: `${workspacePath}/templates/:id`,
  access: 'editor',
  tag,
  summary: 'Delete a template. Campaigns and mails made from it stay as they are.',
  params: byId,
  response: done,
});
export const previewTemplate = endpoint({
  id: 'previewTemplate',
  method: 'POST',
  path: `${workspacePath}/templates/preview`,
  access: 'viewer',
  tag,
  status: 200,
  summary: 'The message of one contact from what is in the editor, made the same way as the send.',
  params: inWorkspace,
  body: previewRequest,
  response: preview,
});
export const previewSavedTemplate = endpoint({
  id: 'previewSavedTemplate',
  method: 'GET',
  path: `${workspacePath}/templates/:id/preview`,
  access: 'viewer',
  tag,
  summary: 'A saved template, filled for a made-up person.',
  params: byId,
  response: preview,
});
export const listTemplateTags = endpoint({
  id: 'listTemplateTags',
  method: 'GET',
  path: `${workspacePath}/template-tags`,
  access: 'viewer',
  tag,
  summary: 'What may stand between {{ and }}: fields of contacts, links of the platform, helpers.',
  params: inWorkspace,
  response: z.object({ items: z.array(templateTag) }),
});
export const listStarterTemplates = endpoint({
  id: 'listStarterTemplates',
  method: 'GET',
  path: `${workspacePath}/starter-templates`,
  access: 'viewer',
  tag,
  summary: 'Complete mails to begin a template from.',
  params: inWorkspace,
  response: z.object({ items: z.array(starterTemplate) }),
});
export const listImages = endpoint({
  id: 'listImages',
  method: 'GET',
  path: `${workspacePath}/images`,
  access: 'viewer',
  tag: 'images',
  summary: 'Uploaded pictures, the newest first.',
  params: inWorkspace,
  query: paging,
  response: pageOf(image),
});
export const uploadImage = endpoint({
  id: 'uploadImage',
  method: 'POST',
  path: `${workspacePath}/images`,
  access: 'editor',
  tag: 'images',
  summary: 'Upload a picture for mails: PNG, JPEG, GIF or WebP, at most 5 MB.',
  params: inWorkspace,
  query: z.object({ fileName: z.string().trim().min(1).max(200) }),
  body: upload(['image/png', 'image/jpeg', 'image/gif', 'image/webp'], IMAGE_MAX_BYTES),
  response: image,
});
export const deleteImage = endpoint({
  id: 'deleteImage',
  method: 'DELETE',
  path: `${workspacePath}/images/:id`,
  access: 'editor',
  tag: 'images',
  summary: 'Delete a picture. Mails that show it show a gap from then on.',
  params: byId,
  response: done,
});

export const templateEndpoints = [
  listTemplates,
  createTemplate,
  getTemplate,
  changeTemplate,
  duplicateTemplate,
  deleteTemplate,
  previewTemplate,
  previewSavedTemplate,
  listTemplateTags,
  listStarterTemplates,
  listImages,
  uploadImage,
  deleteImage,
];
