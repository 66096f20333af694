export { ContentPreviewService } from './preview/content-preview.service.js';
export { TemplatesModule } from './templates.module.js';
export { TemplatesService } from './templates.service.js';
