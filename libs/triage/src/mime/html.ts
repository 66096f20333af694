import { boundedWhitespace } from './whitespace.js';

const breaks = /<(?:br|\/?(?:p|div|tr|li|h\d|table|blockquote|pre))\b[^>]*>/gi;

/** A rough and quick rendering for machine-written reports, one line per block. */
export function reportText(html: string): string {
  const text = html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, ' ')
    .replace(breaks, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, ' ')
    .replace(/&nbsp;|&#160;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;|&#34;/gi, '"')
    .replace(/&#0*39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s*\n\s*/g, '\n\n');
  return boundedWhitespace(text);
}
