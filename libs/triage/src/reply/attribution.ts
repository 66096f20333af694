import { attributions } from './quote-headers.js';

/** An attribution is wrapped by mail programs to at most this many lines. */
const maxLines = 4;
const maxChars = 500;
/** How every attribution ends: a colon, a word, or the dashes of Zoho. */
const ending = /(?:[:：*>]|\p{L}\)?)\s*-*$/u;

/** No attribution does without a date, an address or a name in quotes: most lines need no further look. */
const telling = /[\d@"年]/;

/** "On Mon, 3 May…", "2027-05-03…": a first line that can be nothing else. */
const opensAttribution =
  /^\s*[>*-]*\s*(?:\p{L}{1,10}[., ]+(?:\p{L}{2,12}[., ]+){0,2}\d|\d|[^\n]{0,80}<\S+@\S+>,)/u;

/** How many lines an attribution ("On … wrote:") that starts here fills; 0 where none does. */
export function attributionLength(lines: string[], at: number): number {
  const length = matchLength(lines, at);
  if (length <= 1 || opensAttribution.test(lines[at]!)) return length;
  // Words above an attribution are none of its lines: if it also matches further down, it starts there.
  for (let later = at + 1; later < at + length; later += 1) {
    if (matchLength(lines, later) === at + length - later) return 0;
  }
  return length;
}

function matchLength(lines: string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= maxLines && at + count <= lines.length; count += 1) {
    const line = lines[at + count - 1]!.trim();
    if (line === '' || /^>(?!\s?[:：]?$)/.test(line)) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > maxChars) return 0;
    if (
      telling.test(joined) &&
      ending.test(joined) &&
      attributions.some((attribution) => attribution.pattern.test(joined))
    )
      return count;
  }
  return 0;
}
