import { convert, type FormatCallback } from 'html-to-text';
import { LIMITS } from '../limits.js';
import { maskTags } from '../template/mask.js';

/** A picture says its alternative text; its address is of no use in a plain text. */
const image: FormatCallback = (element, _walk, builder) => {
  const alt = (element.attribs as Record<string, string> | undefined)?.['alt']?.trim() ?? '';
  if (alt !== '') builder.addInline(alt);
};

const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children as Parameters<typeof walk>[0], builder);
  builder.addInline(' ');
};

/** Derives the plain text of an HTML template whose links are replaced already. Merge tags survive. */
export function deriveText(html: string): string {
  const masked = maskTags(html);
  const text = convert(masked.text, {
    wordwrap: false,
    formatters: { image, cell },
    // Its own parser does not close unclosed links: it may see more depth than HTML has.
    limits: { maxInputLength: 1 << 24, maxDepth: 2 * LIMITS.htmlDepth, ellipsis: '' },
    selectors: [
      { selector: 'img', format: 'image' },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'table', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      { selector: 'a', options: { ignoreHref: false, hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: '[style*="display:none"]', format: 'skip' },
      { selector: '[style*="display: none"]', format: 'skip' },
    ],
  });
  const lines = masked
    .unmask(text)
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '');
  return `${lines.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
