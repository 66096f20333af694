import type { CompiledContent } from '../content.js';
import { LIMITS } from '../limits.js';
import { newBudget, RenderLimit, type RenderProblemCode } from '../template/budget.js';
import { admitFields } from './admit-fields.js';
import { compileTemplate } from './compile-template.js';
import type { MessageData, RenderUrls } from './placeholders.js';

// The package's second entry, `@mailwright/templating/render`: rendering without everything that compiling needs.

/** One recipient's content; lines end with LF. */
export interface RenderedContent {
  /** One line, no control characters. */
  subject: string;
  html: string | null;
  text: string;
}

/** Why this recipient's content was not rendered. It fails that delivery, never the mailing. */
export interface RenderProblem {
  problem: RenderProblemCode;
  message: string;
}

export interface Renderer {
  /**
   * Fills the content for one recipient, synchronously and within counted limits. `fields` are the contact's:
   * `first_name`, `email`, custom fields by their key. Exceptions of `urls.click` pass through.
   */
  render: (fields: Readonly<Record<string, unknown>>, urls: RenderUrls) => RenderedContent | RenderProblem;
}

/** Compiles the templates of a content once. Throws on a content of another version or shape. */
export function createRenderer(compiled: CompiledContent): Renderer {
  if (compiled.version !== 1)
    throw new Error(`Content of version ${String(compiled.version)} is not known here.`);
  const subject = compileTemplate(compiled.subject, 'text');
  const html = compiled.html === null ? null : compileTemplate(compiled.html, 'html');
  const text = compileTemplate(compiled.text, 'text');
  const { locale, timeZone } = compiled;
  const tags = Math.max(subject.tags, html?.tags ?? 0, text.tags);

  return {
    render(fields, urls) {
      try {
        const { root, longest } = admitFields(fields);
        if (longest * tags > LIMITS.fieldWork) {
          throw new RenderLimit(
            'too_long',
            `A field of ${longest} characters is too long for ${tags} merge tags.`,
          );
        }
        const data: MessageData = {
          root,
          urls,
          clicks: new Map(),
          budget: newBudget(tags),
          unsubscribe_url: urls.unsubscribe,
          get view_url() {
            return urls.view;
          },
          locale,
          timeZone,
        };
        return {
          subject: headerText(within(subject.run(root, data))),
          html: html === null ? null : within(html.run(root, data)),
          text: within(text.run(root, data)),
        };
      } catch (error) {
        if (error instanceof RenderLimit) return { problem: error.problem, message: error.message };
        // V8 refuses strings beyond 512 MB: the output cap, reached within one loop turn.
        if (error instanceof RangeError && error.message === 'Invalid string length') {
          return { problem: 'too_long', message: error.message };
        }
        throw error;
      }
    },
  };
}

function within(output: string): string {
  if (output.length <= LIMITS.outputLength) return output;
  throw new RenderLimit('too_long', `A part is longer than ${LIMITS.outputLength} characters.`);
}

// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A value fit for a header field: control characters and line breaks become blanks. */
function headerText(value: string): string {
  return value.replace(BREAKS, ' ').trim().toWellFormed();
}
