import { decodeCharset, decodeTransfer } from './decode.js';
import { boundedWhitespace } from './whitespace.js';
import type { Headers, Structured } from './headers.js';

/** One node of a MIME tree. Nothing is decoded before it is asked for. */
export interface Part {
  headers: Headers;
  type: Structured;
  disposition: Structured;
  encoding: string;
  /** The undecoded body. */
  body: Buffer;
  children: Part[];
  /** The message inside a message/rfc822 part. */
  message: Part | null;
}

/** The decoded bytes of a leaf. */
export function partBytes(part: Part): Buffer {
  return decodeTransfer(part.body, part.encoding);
}

/** The text of a leaf, at most `maxChars` long, with LF line ends. */
export function partText(part: Part, maxChars: number): string {
  const body = part.body.length > maxChars * 4 ? part.body.subarray(0, maxChars * 4) : part.body;
  const text = decodeCharset(decodeTransfer(body, part.encoding), part.type.params['charset'] ?? '');
  const cut = text.length > maxChars ? text.slice(0, maxChars) : text;
  return boundedWhitespace(cut.includes('\r') ? cut.replace(/\r\n?/g, '\n') : cut);
}

/** Every leaf below a part in reading order; embedded messages are leaves. */
export function* leaves(part: Part): Generator<Part> {
  if (part.children.length === 0) {
    yield part;
    return;
  }
  for (const child of part.children) yield* leaves(child);
}

export function isText(part: Part): boolean {
  return part.type.value === '' || part.type.value === 'text' || part.type.value === 'text/plain';
}

export function isHtml(part: Part): boolean {
  return part.type.value === 'text/html';
}

export function isAttachment(part: Part): boolean {
  return part.disposition.value === 'attachment' || (!isText(part) && !isHtml(part));
}
