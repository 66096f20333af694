export { compileContent } from './compile-content.js';
export type {
  CompileContentOptions,
  CompiledContent,
  CompileResult,
  ContentField,
  ContentLink,
  ContentPart,
  ContentProblem,
  ContentSource,
  ContentWarning,
} from './content.js';
export { embeddedPictures, withPicturesLoaded } from './html/embedded-pictures.js';
export { GMAIL_CLIPS_AT, LIMITS } from './limits.js';
export { missingFields } from './render/missing-fields.js';
export type { RenderUrls } from './render/placeholders.js';
export {
  createRenderer,
  type RenderedContent,
  type Renderer,
  type RenderProblem,
} from './render/renderer.js';
export type { RenderProblemCode } from './template/budget.js';
export { TEMPLATE_HELPERS, type TemplateHelper } from './template/helper-list.js';
export { RESERVED_URLS } from './template/paths.js';
