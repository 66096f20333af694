/*
 * RFC 2047: an encoded word has at most 75 characters, a line that holds one at most 76, and no word splits a
 * character. Adjacent words are joined without the white space between them.
 */
const PREFIX = '=?UTF-8?';
const WORD = 75 - PREFIX.length - 'B?'.length - '?='.length;
const LINE = 76;
/** What stands for itself in Q within a phrase (RFC 2047 §5 rule 3), the strictest place. */
const Q_LITERAL = /[A-Za-z0-9!*+\-/]/;

/**
 * Text as encoded words, folded. `used` is what the first line holds before it (`Subject: `), so that it stays
 * within 76 characters. Q where most of it is readable ASCII, else B: whichever is shorter.
 */
export function encodeWords(text: string, used: number): string {
  const characters = Array.from(text.toWellFormed());
  const q = characters.map(encodeQ);
  const qLength = q.reduce((sum, encoded) => sum + encoded.length, 0);
  const bLength = Math.ceil(Buffer.byteLength(text) / 3) * 4;
  return qLength <= bLength ? packQ(q, used) : packB(characters, used);
}

function encodeQ(character: string): string {
  if (character === ' ') return '_';
  if (Q_LITERAL.test(character)) return character;
  return [...Buffer.from(character)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function packQ(encoded: readonly string[], used: number): string {
  return pack(encoded, (piece) => piece.length, room(used), WORD)
    .map((pieces) => `${PREFIX}Q?${pieces.join('')}?=`)
    .join('\r\n ');
}

function packB(characters: readonly string[], used: number): string {
  const bytes = (room: number): number => Math.floor(room / 4) * 3;
  return pack(characters, (character) => Buffer.byteLength(character), bytes(room(used)), bytes(WORD))
    .map((pieces) => `${PREFIX}B?${Buffer.from(pieces.join('')).toString('base64')}?=`)
    .join('\r\n ');
}

/** What fits into the first word behind `used` characters; header names are short enough to leave some. */
function room(used: number): number {
  return Math.min(WORD, LINE - used - (75 - WORD));
}

/** Fills words up to `first` and then `rest`; no piece is split. */
function pack(
  pieces: readonly string[],
  size: (piece: string) => number,
  first: number,
  rest: number,
): string[][] {
  const words: string[][] = [[]];
  let left = first;
  for (const piece of pieces) {
    if (size(piece) > left) {
      words.push([]);
      left = rest;
    }
    words.at(-1)!.push(piece);
    left -= size(piece);
  }
  return words;
}
