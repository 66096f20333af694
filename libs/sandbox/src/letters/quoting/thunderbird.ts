import type { Language } from '../../people/person.js';
import { escapeHtml } from '../letter-links.js';
import { localTime, quoted, type QuotedReply, type QuoteInput } from './quote-style.js';

const WROTE: Record<Language, (moment: string, name: string) => string> = {
  en: (moment, name) => `On ${moment}, ${name} wrote:`,
  de: (moment, name) => `Am ${moment} schrieb ${name}:`,
  fr: (moment, name) => `Le ${moment}, ${name} a écrit :`,
  es: (moment, name) => `El ${moment}, ${name} escribió:`,
  it: (moment, name) => `Il ${moment}, ${name} ha scritto:`,
  nl: (moment, name) => `Op ${moment} schreef ${name}:`,
};

/** Thunderbird with the answer above the quote: `moz-cite-prefix`. */
export function quoteLikeThunderbird(input: QuoteInput): QuotedReply {
  const { letter, language, timeZone } = input;
  const moment = localTime(letter.sentAt, language, timeZone, { dateStyle: 'short', timeStyle: 'short' });
  const attribution = WROTE[language](moment, letter.from.name || letter.from.address);
  return {
    text: `${input.words}\r\n\r\n${attribution}\r\n${quoted(letter.text)}\r\n`,
    html:
      '<!DOCTYPE html>\r\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body>\r\n' +
      `<p>${escapeHtml(input.words).replaceAll('\r\n', '<br>')}</p>\r\n` +
      `<div class="moz-cite-prefix">${escapeHtml(attribution)}<br></div>\r\n` +
      `<blockquote type="cite" cite="mid:${escapeHtml(letter.messageId.replace(/^<|>$/g, ''))}">\r\n${letter.bodyHtml ?? `<pre>${escapeHtml(letter.text)}</pre>`}\r\n</blockquote>\r\n</body></html>\r\n`,
    program: { header: 'User-Agent', value: 'Mozilla Thunderbird' },
  };
}
