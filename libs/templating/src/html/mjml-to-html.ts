import type { ContentProblem, ContentWarning } from '../content.js';
import { maskTags } from '../template/mask.js';
import { positionAt } from '../template/position.js';

export type MjmlResult =
  { ok: true; html: string; warnings: ContentWarning[] } | { ok: false; problems: ContentProblem[] };

const FONT = '<mj-attributes><mj-all font-family="Helvetica, Arial, sans-serif" /></mj-attributes>';

/**
 * MJML with merge tags → HTML with merge tags. Loads nothing: no web fonts, no includes, no configuration
 * file. A tag between components is refused, because MJML drops text there.
 */
export async function mjmlToHtml(source: string): Promise<MjmlResult> {
  const masked = maskTags(source);
  const at = (offset: number) => ({ part: 'html' as const, ...positionAt(source, offset) });
  const include = masked.text.search(/<mj-include\b/i);
  if (include >= 0) {
    const message = 'mj-include reads files of the server.';
    const advice = 'Put the included markup in directly.';
    return { ok: false, problems: [{ code: 'mjml_include', ...at(include), message, advice }] };
  }
  // Only where it is asked for: MJML and what it brings take some 80 MB, and most processes never build a mail.
  const { default: mjml2html } = await import('mjml');
  let result: Awaited<ReturnType<typeof mjml2html>>;
  try {
    result = await mjml2html(withOwnFont(masked.text), {
      fonts: {},
      keepComments: true,
      validationLevel: 'soft',
      useMjmlConfigOptions: false,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `This is not MJML that can be built: ${masked.unmask(error.message)}`;
    const advice = 'MJML begins with <mjml>, and every component is closed.';
    return { ok: false, problems: [{ code: 'mjml_invalid', ...at(0), message, advice }] };
  }
  const lost = masked.tags.find(({ kind, start }, no) => {
    return kind !== 'comment' && !result.html.includes(masked.text.slice(start, start + 4)) && no >= 0;
  });
  if (lost !== undefined) {
    const shown = source.slice(lost.start, lost.end);
    const message = `${shown} stands between MJML components, where MJML drops text.`;
    const advice = `Wrap it: <mj-raw>${shown}</mj-raw>.`;
    return { ok: false, problems: [{ code: 'mjml_tag_lost', ...at(lost.start), message, advice }] };
  }
  const warnings = result.errors
    // A merge tag in place of a colour or width cannot be checked here.
    .filter(({ message }) => !message.includes('\uFDD0'))
    .map(({ line, message, tagName }): ContentWarning => {
      const advice = `Check <${tagName}> against the MJML documentation.`;
      return { code: 'mjml', part: 'html', line, column: 1, message: `${message.trim()}.`, advice };
    });
  return { ok: true, html: tighten(masked.unmask(result.html), source), warnings };
}

/** MJML's default is Ubuntu, which it would load from Google. In front, so that the author's own wins. */
function withOwnFont(mjml: string): string {
  const head = endOfTag(mjml, '<mj-head');
  if (head > 0 && mjml[head - 2] !== '/') return mjml.slice(0, head) + FONT + mjml.slice(head);
  const root = endOfTag(mjml, '<mjml');
  return root < 0 ? mjml : `${mjml.slice(0, root)}<mj-head>${FONT}</mj-head>${mjml.slice(root)}`;
}

/** The offset behind the first tag that begins so, or -1. */
function endOfTag(markup: string, beginning: string): number {
  const start = markup.indexOf(beginning);
  return start < 0 ? -1 : markup.indexOf('>', start) + 1 || -1;
}

const LINE_LENGTH = 400;

/**
 * MJML indents deeply and breaks lines within tags: a quarter of the bytes of every message, and most of the
 * line ends that each recipient's copy must convert. Kept where white space may matter.
 */
function tighten(html: string, source: string): string {
  if (/<pre\b|<textarea\b|white-space/i.test(source)) return html;
  let result = '';
  let length = 0;
  for (const indented of html.split('\n')) {
    const line = indented.trim();
    if (line === '') continue;
    const joins = length > 0 && length + 1 + line.length <= LINE_LENGTH;
    if (length > 0) result += joins ? ' ' : '\n';
    result += line;
    length = (joins ? length + 1 : 0) + line.length;
  }
  return `${result}\n`;
}
