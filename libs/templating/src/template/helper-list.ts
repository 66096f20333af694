import { HELPERS } from './helpers.js';

/** A helper as an editor offers it. */
export interface TemplateHelper {
  name: string;
  kind: 'inline' | 'block';
  example: string;
}

/** Every helper that templates may use. */
export const TEMPLATE_HELPERS: readonly TemplateHelper[] = [...HELPERS].map(([name, { kind, example }]) => {
  return { name, kind, example };
});
