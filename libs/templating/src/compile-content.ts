import type {
  CompileContentOptions,
  CompileResult,
  ContentField,
  ContentPart,
  ContentProblem,
  ContentSource,
  ContentWarning,
} from './content.js';
import { type CompiledHtml, compileHtml } from './html/compile-html.js';
import { footerText, missingFooter } from './html/frame.js';
import { mjmlToHtml } from './html/mjml-to-html.js';
import { printsUnsubscribe } from './html/reserved-url.js';
import { GMAIL_CLIPS_AT } from './limits.js';
import { applyEdits } from './template/edits.js';
import { inspectTemplate } from './template/inspect-template.js';
import type { FieldUse } from './template/inspect-program.js';
import { normaliseSource } from './template/mask.js';
import { deriveText } from './text/derive-text.js';
import { rewriteTextLinks } from './text/rewrite-text-links.js';

/**
 * Compiles what an author wrote into what is stored with a mailing and rendered per recipient. Done once per
 * mailing; everything that can be wrong with content is found here, as `problems`, and nothing is half done.
 */
export async function compileContent(
  source: ContentSource,
  options: CompileContentOptions = {},
): Promise<CompileResult> {
  const parts = new Map<ContentPart, string>();
  const problems: ContentProblem[] = [];
  const uses: FieldUse[] = [];
  for (const [part, written] of sourcesOf(source)) {
    const text = normaliseSource(written);
    const rawAllowed = part === 'html' ? options.allowRawHtml === true : part !== 'preheader';
    const inspected = inspectTemplate(text, part, { rawAllowed });
    problems.push(...inspected.problems);
    uses.push(...inspected.uses);
    parts.set(part, inspected.problems.length > 0 ? text : applyEdits(text, inspected.edits));
  }
  if (problems.length > 0) return { ok: false, problems };

  const subject = parts.get('subject')!;
  const preheader = parts.get('preheader') ?? '';
  const { footer } = options;
  let html: CompiledHtml | null = null;
  const warnings: ContentWarning[] = [];
  if (source.format !== 'text') {
    let markup = parts.get('html')!;
    if (source.format === 'mjml') {
      const built = await mjmlToHtml(markup);
      if (!built.ok) return built;
      warnings.push(...built.warnings);
      markup = built.html;
    }
    html = compileHtml(markup, preheader, footer);
    if (html.problems.length > 0) return { ok: false, problems: locate(html.problems, source) };
    warnings.push(...locate(html.warnings, source));
  }

  const ownText = parts.get('text');
  const derived = html === null || ownText !== undefined ? null : deriveText(html.body);
  const rewritten = rewriteTextLinks(ownText ?? '', html?.links ?? []);
  let text = derived ?? rewritten.text;
  if (footer !== undefined)
    text = text.trimEnd() + footerText(footer, missingFooter(footer, text, printsUnsubscribe(text)));

  warnings.push(...overallWarnings(subject, html?.template ?? null, text));
  return {
    ok: true,
    content: {
      version: 1,
      subject,
      preheader,
      html: html?.template ?? null,
      text,
      links: rewritten.links,
      fields: fieldsOf(uses),
      warnings,
      locale: options.locale ?? 'en',
      timeZone: options.timeZone ?? 'UTC',
    },
  };
}

function sourcesOf(source: ContentSource): [ContentPart, string][] {
  const sources: [ContentPart, string][] = [['subject', source.subject]];
  if (source.preheader !== undefined) sources.push(['preheader', source.preheader]);
  if (source.format === 'text') return [...sources, ['text', source.source]];
  sources.push(['html', source.source]);
  if (source.text !== undefined && source.text.trim() !== '') sources.push(['text', source.text]);
  return sources;
}

/** Lines of the HTML that MJML made say nothing to the author of the MJML. */
function locate<T extends ContentProblem>(found: readonly T[], source: ContentSource): T[] {
  return source.format === 'mjml' ? found.map((one) => ({ ...one, line: 0, column: 0 })) : [...found];
}

function fieldsOf(uses: readonly FieldUse[]): ContentField[] {
  const fields = new Map<string, ContentField>();
  for (const { path, part, hasFallback } of uses) {
    const field = fields.get(path) ?? { path, usedIn: [], hasFallback: true };
    if (!field.usedIn.includes(part)) field.usedIn.push(part);
    field.hasFallback &&= hasFallback;
    fields.set(path, field);
  }
  return [...fields.values()];
}

function overallWarnings(subject: string, html: string | null, text: string): ContentWarning[] {
  const warnings: ContentWarning[] = [];
  const warn = (part: ContentPart, code: string, message: string, advice: string): void => {
    warnings.push({ code, part, line: 0, column: 0, message, advice });
  };
  if (subject.trim() === '') warn('subject', 'subject_empty', 'The subject is empty.', 'Write one.');
  if (!printsUnsubscribe(html ?? text)) {
    const advice = 'Add a link to {{unsubscribe_url}}; marketing mail needs one.';
    warn(html === null ? 'text' : 'html', 'unsubscribe_missing', 'There is no unsubscribe link.', advice);
  }
  const bytes = Buffer.byteLength(html ?? '');
  if (bytes > GMAIL_CLIPS_AT * 0.9) {
    const message = `The HTML has ${Math.round(bytes / 1000)} KB; Gmail cuts messages off at about 102 KB.`;
    warn('html', 'size', message, 'Shorten it: what is cut off includes the unsubscribe link and the pixel.');
  }
  if (text.trim() === '') {
    warn('text', 'text_empty', 'The plain text version is empty.', 'Write one: some people read only that.');
  }
  return warnings;
}
