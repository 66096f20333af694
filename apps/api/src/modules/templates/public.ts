export { ContentPreviewService, type Preview } from './preview/content-preview.service.js';
export type { PreviewPerson } from './preview/sample-person.js';
export { TemplatesModule } from './templates.module.js';
export { TemplatesService } from './templates.service.js';
