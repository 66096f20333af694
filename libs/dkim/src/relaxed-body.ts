import { createHash, hash } from 'node:crypto';

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
  return hash('sha256', relax(message, start, scratchFor(message.length - start), false), 'base64');
}

/** What is the same at the end of many messages is put into canonical form once. */
const relaxedEnds = new WeakMap<readonly Buffer[], Buffer>();

/**
 * The same for a body that goes on in parts which many messages share (`end`, whole lines, the same array for each): only
 * the hash itself is worked out again for every message, because SHA-256 begins with the recipient's own words.
 */
export function hashRelaxedParts(message: Buffer, start: number, end: readonly Buffer[]): string {
  let relaxedEnd = relaxedEnds.get(end);
  if (!relaxedEnd) {
    const whole = Buffer.concat(end);
    relaxedEnd = Buffer.from(relax(whole, 0, Buffer.alloc(worstOf(whole.length)), false));
    relaxedEnds.set(end, relaxedEnd);
  }
  const own = relax(message, start, scratchFor(message.length - start), relaxedEnd.length > 0);
  return createHash('sha256').update(own).update(relaxedEnd).digest('base64');
}

const worstOf = (length: number): number => 2 * length + 2;

function scratchFor(length: number): Buffer {
  if (scratch.length < worstOf(length)) scratch = Buffer.alloc(worstOf(length));
  return scratch;
}

/** @param goesOn something follows, so that empty lines at the end are not the body's end. */
function relax(message: Buffer, start: number, out: Buffer, goesOn: boolean): Buffer {
  const end = message.length;
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
  const last = goesOn ? breaks : Math.min(1, length);
  for (let i = 0; i < last; i++) {
    out[length++] = 13;
    out[length++] = 10;
  }
  return out.subarray(0, length);
}
