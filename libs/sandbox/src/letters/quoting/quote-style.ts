import type { Language } from '../../people/person.js';
import type { Letter } from '../read-letter.js';

/** The mail program that a reply comes from. */
export type QuoteStyle = 'gmail' | 'outlook' | 'apple' | 'thunderbird';

export interface QuoteInput {
  letter: Letter;
  /** The person's own words, above the quote. */
  words: string;
  language: Language;
  timeZone: string;
  /** Address of the person who answers. */
  to: string;
}

/** A reply as the mail program writes it: both bodies, and the header that gives the program away. */
export interface QuotedReply {
  text: string;
  html: string;
  program: { header: 'X-Mailer' | 'User-Agent'; value: string } | null;
}

const LOCALES: Record<Language, string> = {
  en: 'en-US',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  nl: 'nl-NL',
};

/** The moment a letter was sent, in the person's own language and zone. */
export function localTime(
  at: Date,
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options }).format(at);
}

/** Each line with `> ` before it, as in RFC 3676 section 4.5. */
export function quoted(text: string): string {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\r\n');
}

/** "Northlight Coffee <hello@northlight.test>", or the bare address. */
export function sender(letter: Letter): string {
  return letter.from.name ? `${letter.from.name} <${letter.from.address}>` : letter.from.address;
}
