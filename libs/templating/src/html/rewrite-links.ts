import type { ContentLink, ContentProblem, ContentWarning } from '../content.js';
import type { Edit } from '../template/edits.js';
import type { Masked } from '../template/mask.js';
import { positionAt } from '../template/position.js';
import { classifyLink } from './classify-link.js';
import { escapeLiterals } from './frame.js';
import { encodedAddress, linkTemplate } from './link-template.js';
import { labelOf, type ParsedHtml } from './parse-html.js';

export interface RewrittenLinks {
  links: ContentLink[];
  edits: Edit[];
  /** The same, with every address written so that an HTML parser reads it: for deriving the text. */
  textEdits: Edit[];
  problems: ContentProblem[];
  warnings: ContentWarning[];
}

const LABEL_LENGTH = 120;
const OUTLOOK_HREF = /(\shref\s*=\s*)("[^"]*"|'[^']*')/gi;

/** Finds, numbers and replaces the addresses of `<a>` and `<area>`, and of Outlook's buttons in comments. */
export function rewriteLinks(html: string, masked: Masked, parsed: ParsedHtml): RewrittenLinks {
  const found: RewrittenLinks = { links: [], edits: [], textEdits: [], problems: [], warnings: [] };

  function take(start: number, maskedValue: string, label: string, known?: ContentLink): string | null {
    const { problem, warning, kind, url } = classifyLink(maskedValue, masked);
    const at = { part: 'html' as const, ...positionAt(html, start) };
    if (problem !== undefined) found.problems.push({ ...problem, ...at });
    if (warning !== undefined) found.warnings.push({ ...warning, ...at });
    const link = known ?? { no: found.links.length + 1, url, kind, label: label.slice(0, LABEL_LENGTH) };
    if (known === undefined) found.links.push(link);
    if (kind !== 'plain') return linkTemplate(link, maskedValue, masked);
    return /^mailto:/i.test(url) && url.includes('{{') ? encodedAddress(maskedValue, masked) : null;
  }

  function replace(start: number, end: number, address: string, before: string): void {
    const readable = escapeLiterals(address);
    // `mw_dynamic` escapes what it makes of an address; only mailto addresses are printed as they stand.
    const printed = address.startsWith('{{') ? address : readable;
    found.edits.push({ start, end, text: `${before}"${printed}"` });
    found.textEdits.push({ start, end, text: `${before}"${readable}"` });
  }

  for (const element of parsed.elements) {
    const location = element.sourceCodeLocation?.attrs?.['href'];
    const href = element.attrs.find(({ name }) => name === 'href');
    if ((element.tagName !== 'a' && element.tagName !== 'area') || !location || !href) continue;
    const address = take(location.startOffset, href.value, masked.unmask(labelOf(element)));
    if (address === null) continue;
    replace(location.startOffset, location.endOffset, address, 'href=');
  }

  for (const comment of parsed.comments) {
    if (!/^\s*\[if/i.test(comment.data)) continue;
    for (const match of comment.data.matchAll(OUTLOOK_HREF)) {
      const value = match[2]!.slice(1, -1).replaceAll('&amp;', '&');
      const start = comment.start + '<!--'.length + match.index + match[1]!.length;
      const same = found.links.find(({ url }) => url === masked.unmask(value).trim());
      const address = take(start, value, 'Outlook button', same);
      if (address === null) continue;
      replace(start, start + match[2]!.length, address, '');
    }
  }
  return found;
}
