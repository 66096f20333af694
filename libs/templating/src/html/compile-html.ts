import type { ContentLink, ContentProblem, ContentWarning } from '../content.js';
import { applyEdits } from '../template/edits.js';
import { LIMITS } from '../limits.js';
import { maskTags } from '../template/mask.js';
import { positionAt } from '../template/position.js';
import { checkHtml, quoteBareAttributes } from './check-html.js';
import { findFrame, type Footer, footerHtml, missingFooter, escapeLiterals, preheaderHtml } from './frame.js';
import { parseHtml } from './parse-html.js';
import { printsUnsubscribe } from './reserved-url.js';
import { rewriteLinks } from './rewrite-links.js';

export interface CompiledHtml {
  /** Complete: links, preheader, footer, pixel. */
  template: string;
  /** The author's own part with its links replaced: what the plain text is derived from. */
  body: string;
  links: ContentLink[];
  problems: ContentProblem[];
  warnings: ContentWarning[];
}

/** Parses a checked HTML template once and edits it in place; what it does not touch survives to the letter. */
export function compileHtml(html: string, preheader: string, footer: Footer | undefined): CompiledHtml {
  const masked = maskTags(html);
  const parsed = parseHtml(masked.text);
  if (parsed.tooDeepAt !== null) {
    const problem: ContentProblem = {
      code: 'html_too_deep',
      part: 'html',
      ...positionAt(html, parsed.tooDeepAt),
      message: `Elements are nested more than ${LIMITS.htmlDepth} deep.`,
      advice: 'Close elements where they end; mail programs give up far earlier.',
    };
    return { template: '', body: '', links: [], problems: [problem], warnings: [] };
  }
  const { links, edits, textEdits, problems, warnings } = rewriteLinks(html, masked, parsed);
  const quotes = quoteBareAttributes(html, masked, parsed);
  const frame = findFrame(html, parsed);
  const added: string[] = [];
  if (footer !== undefined)
    added.push(footerHtml(footer, missingFooter(footer, html, printsUnsubscribe(html))));
  added.push('{{{mw_pixel}}}');

  const [head, ...tail] = frame.around;
  const template = applyEdits(html, [
    ...(head ? [head] : []),
    ...(preheader === ''
      ? []
      : [{ start: frame.bodyStart, end: frame.bodyStart, text: preheaderHtml(escapeLiterals(preheader)) }]),
    ...edits,
    ...quotes,
    { start: frame.bodyEnd, end: frame.bodyEnd, text: added.join('') },
    ...tail,
  ]);
  return {
    template,
    body: applyEdits(html, [...textEdits, ...quotes]),
    links,
    problems,
    warnings: [...warnings, ...checkHtml(html, parsed)],
  };
}
