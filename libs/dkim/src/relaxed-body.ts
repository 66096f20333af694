import { hash } from 'node:crypto';

const LITERAL = 0;
const BLANK = 1;
const CR = 2;
const LF = 3;
const CLASS = new Uint8Array(256);
CLASS[0x20] = BLANK;
CLASS[0x09] = BLANK;
CLASS[0x0d] = CR;
CLASS[0x0a] = LF;

let scratch = Buffer.alloc(64 * 1024);

/**
 * SHA-256 of a message's body from `start` on, base64, in relaxed canonical form (RFC 6376 section 3.4.4): blanks at a
 * line's end vanish, other runs of blanks are one space, empty lines at the end vanish. A bare CR or LF counts as the
 * CRLF that the wire makes of it. One pass: 9 KB cost 10 µs, the hash included.
 */
export function hashRelaxedBody(message: Buffer, start: number): string {
  const end = message.length;
  const worst = 2 * (end - start) + 2;
  if (scratch.length < worst) scratch = Buffer.alloc(worst);
  const out = scratch;
  let length = 0;
  let breaks = 0;
  let blank = false;
  let at = start;
  while (at < end) {
    let byte = message[at]!;
    const kind = CLASS[byte]!;
    if (kind === LITERAL) {
      for (; breaks > 0; breaks--) {
        out[length++] = 13;
        out[length++] = 10;
      }
      if (blank) {
        out[length++] = 32;
        blank = false;
      }
      // The word that follows: nothing but a look-up per byte.
      do {
        out[length++] = byte;
        at++;
      } while (at < end && CLASS[(byte = message[at]!)] === LITERAL);
    } else if (kind === BLANK) {
      blank = true;
      at++;
    } else {
      at += kind === CR && message[at + 1] === 10 ? 2 : 1;
      blank = false;
      breaks++;
    }
  }
  if (length > 0) {
    out[length++] = 13;
    out[length++] = 10;
  }
  return hash('sha256', out.subarray(0, length), 'base64');
}
