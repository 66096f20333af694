import { compile } from 'html-to-text';
import { boundedWhitespace } from '../mime/whitespace.js';
import type { FormatCallback } from 'html-to-text';

/** What mail programs wrap around the message that is answered, where its text alone would not show it. */
const quoteSelectors = [
  'div#divRplyFwdMsg',
  'div#appendonsend',
  'div#mail-editor-reference-message-container',
  'div.OutlookMessageHeader',
  'div.yahoo_quoted',
  'div.yahoo-quoted-begin',
  'div.zmail_extra',
  'div.protonmail_quote',
];

/** Puts the separator line above such an element that plain-text replies have there. */
const originalMessage: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addInline('-----Original Message-----');
  builder.closeBlock({ trailingLineBreaks: 1 });
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const skip = ['img', 'style', 'script', 'title'].map((selector) => ({ selector, format: 'skip' }));
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
  selector,
  options: { uppercase: false },
}));

/** Cut here, because the converter would complain on the console. */
const maxHtmlChars = 150_000;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: maxHtmlChars, maxDepth: 150, maxChildNodes: 10_000 },
  formatters: { originalMessage },
  selectors: [
    ...skip,
    ...headings,
    ...quoteSelectors.map((selector) => ({ selector, format: 'originalMessage' })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
});

/**
 * The visible text of an HTML reply as a mail program would write it in plain text: quotes (blockquote) with
 * `> ` before each line, a separator line where an element says that the older message starts.
 */
export function htmlReplyText(html: string): string {
  return boundedWhitespace(convert(html.slice(0, maxHtmlChars)).replace(/\u00a0/g, ' '));
}
