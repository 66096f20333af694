import type { Language } from '../../people/person.js';
import { escapeHtml } from '../letter-links.js';
import { localTime, quoted, type QuotedReply, type QuoteInput } from './quote-style.js';

const WROTE: Record<Language, (date: string, time: string, name: string, address: string) => string> = {
  en: (date, time, name, address) => `On ${date} at ${time} ${name} <${address}> wrote:`,
  de: (date, time, name, address) => `Am ${date} um ${time} Uhr schrieb ${name} <${address}>:`,
  fr: (date, time, name, address) => `Le ${date} à ${time}, ${name} <${address}> a écrit :`,
  es: (date, time, name, address) => `El ${date} a las ${time}, ${name} (<${address}>) escribió:`,
  it: (date, time, name, address) => `Il giorno ${date} alle ore ${time} ${name} <${address}> ha scritto:`,
  nl: (date, time, name, address) => `Op ${date} om ${time} schreef ${name} <${address}>:`,
};

/** Gmail's web page: attribution line, then `>`; in HTML `gmail_quote`. */
export function quoteLikeGmail(input: QuoteInput): QuotedReply {
  const { letter, language, timeZone } = input;
  const date = localTime(letter.sentAt, language, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const time = localTime(letter.sentAt, language, timeZone, { hour: 'numeric', minute: '2-digit' });
  const attribution = WROTE[language](date, time, letter.from.name, letter.from.address);
  return {
    text: `${input.words}\r\n\r\n${attribution}\r\n\r\n${quoted(letter.text)}\r\n`,
    html:
      `<div dir="ltr">${paragraphs(input.words)}</div><br>` +
      `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escapeHtml(attribution)}<br></div>` +
      '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">' +
      `${letter.bodyHtml ?? `<pre>${escapeHtml(letter.text)}</pre>`}</blockquote></div>\r\n`,
    program: null,
  };
}

function paragraphs(words: string): string {
  return words
    .split('\r\n')
    .map((line) => (line ? `<div>${escapeHtml(line)}</div>` : '<div><br></div>'))
    .join('');
}
