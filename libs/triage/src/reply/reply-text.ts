import { boundedWhitespace } from '../mime/whitespace.js';
import { htmlReplyText } from './html-reply.js';
import { cutQuote, isQuoted } from './quote.js';
import { cutSignature } from './signature.js';

const maxChars = 200_000;

/** The parts of a reply in plain text. */
interface ReplyParts {
  /** The new words, without quote and signature. */
  words: string;
  /** The same without the quoted lines that a person answers in between. */
  ownWords: string;
}

/**
 * Keeps only what the writer of a reply added: without the quoted message, its attribution line, the signature
 * and the lines that phones add. Quoted lines between new words stay, for they are what the words answer.
 * @param text the plain-text body, if any; it goes before `html`
 * @param html the HTML body, if any
 * @returns null where there is neither
 */
export function replyTextOf(text: string | null, html: string | null): string | null {
  return replyParts(text, html)?.words ?? null;
}

export function replyParts(text: string | null, html: string | null): ReplyParts | null {
  if (text !== null && text.trim() !== '') return partsOf(text);
  if (html !== null && html.trim() !== '') return partsOf(htmlReplyText(html));
  return text === null && html === null ? null : { words: '', ownWords: '' };
}

function partsOf(text: string): ReplyParts {
  const lines = boundedWhitespace(text.slice(0, maxChars))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .split('\n');
  const kept = cutSignature(cutQuote(lines));
  const words = kept.join('\n').trim();
  const ownWords = kept
    .filter((line) => !isQuoted(line))
    .join('\n')
    .trim();
  return { words, ownWords };
}
