/** SQL may read the view `template_files` (what is attached). */
export { EmbeddedPicturesService } from './images/embedded-pictures.service.js';
export { ContentPreviewService } from './preview/content-preview.service.js';
export { TemplatesModule } from './templates.module.js';
export { TemplatesService } from './templates.service.js';
