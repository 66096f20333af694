import { scanTags, type Tag } from './scan-tags.js';

/*
 * Merge tags are hidden from the HTML and MJML parsers behind Unicode noncharacters, which no text contains
 * (they are removed from sources first). The mask of a tag begins with START and three hexadecimal digits of
 * its number, and is filled up to the tag's own length: every offset stays what it was.
 */
const START = '\uFDD0';
const FILL = '\uFDD1';
const DIGIT_0 = 0xfde0;
const NONCHARACTERS = /[\uFDD0-\uFDEF]/g;
const MASK = /\uFDD0([\uFDE0-\uFDEF]{3})\uFDD1*/g;

/** A source whose tags are masked, and the way back. */
export interface Masked {
  text: string;
  tags: readonly Tag[];
  /** The tags in a piece of masked text, as the author wrote them. */
  unmask: (piece: string) => string;
  /** Cuts a piece into texts and tags. */
  split: (piece: string) => (string | Tag)[];
}

/** Line ends as LF, well-formed Unicode, no NUL, no noncharacters: what every source goes through first. */
export function normaliseSource(source: string): string {
  return source.replace(/\r\n?/g, '\n').replaceAll('\0', '').replace(NONCHARACTERS, '').toWellFormed();
}

export function maskTags(source: string): Masked {
  const { tags } = scanTags(source);
  let text = '';
  let at = 0;
  tags.forEach((tag, no) => {
    const digits = [no >> 8, (no >> 4) & 15, no & 15].map((digit) => String.fromCharCode(DIGIT_0 + digit));
    text += source.slice(at, tag.start) + START + digits.join('');
    text += FILL.repeat(tag.end - tag.start - 4);
    at = tag.end;
  });
  const tagOf = (digits: string): Tag => {
    const [a, b, c] = [0, 1, 2].map((place) => digits.charCodeAt(place) - DIGIT_0);
    return tags[(a! << 8) | (b! << 4) | c!]!;
  };
  return {
    text: text + source.slice(at),
    tags,
    unmask: (piece) =>
      piece.replace(MASK, (_mask, digits: string) => {
        const tag = tagOf(digits);
        return source.slice(tag.start, tag.end);
      }),
    split(piece) {
      const pieces: (string | Tag)[] = [];
      let from = 0;
      for (const found of piece.matchAll(MASK)) {
        if (found.index > from) pieces.push(piece.slice(from, found.index));
        pieces.push(tagOf(found[1]!));
        from = found.index + found[0].length;
      }
      if (from < piece.length) pieces.push(piece.slice(from));
      return pieces;
    },
  };
}
