import type { Language } from '../../people/person.js';
import { escapeHtml } from '../letter-links.js';
import { localTime, quoted, sender, type QuotedReply, type QuoteInput } from './quote-style.js';

const WROTE: Record<Language, (date: string, time: string, who: string) => string> = {
  en: (date, time, who) => `On ${date}, at ${time}, ${who} wrote:`,
  de: (date, time, who) => `Am ${date} um ${time} schrieb ${who}:`,
  fr: (date, time, who) => `Le ${date} à ${time}, ${who} a écrit :`,
  es: (date, time, who) => `El ${date}, a las ${time}, ${who} escribió:`,
  it: (date, time, who) => `Il giorno ${date}, alle ore ${time}, ${who} ha scritto:`,
  nl: (date, time, who) => `Op ${date} om ${time} heeft ${who} het volgende geschreven:`,
};

const SIGNED: Record<Language, string> = {
  en: 'Sent from my iPhone',
  de: 'Von meinem iPhone gesendet',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
  it: 'Inviato da iPhone',
  nl: 'Verstuurd vanaf mijn iPhone',
};

/** Mail on an iPhone: the signature, the attribution inside the quote, `blockquote type="cite"`. */
export function quoteLikeApple(input: QuoteInput): QuotedReply {
  const { letter, language, timeZone } = input;
  const date = localTime(letter.sentAt, language, timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const time = localTime(letter.sentAt, language, timeZone, { hour: '2-digit', minute: '2-digit' });
  const attribution = WROTE[language](date, time, sender(letter));
  const words = escapeHtml(input.words).replaceAll('\r\n', '<br>');
  return {
    text: `${input.words}\r\n\r\n${SIGNED[language]}\r\n\r\n> ${attribution}\r\n> \r\n${quoted(letter.text)}\r\n`,
    html:
      '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">' +
      `${words}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${SIGNED[language]}</div>` +
      `<div dir="ltr"><br><blockquote type="cite">${escapeHtml(attribution)}<br><br></blockquote></div>` +
      `<blockquote type="cite"><div dir="ltr">${letter.bodyHtml ?? escapeHtml(letter.text)}</div></blockquote></body></html>\r\n`,
    program: { header: 'X-Mailer', value: 'iPhone Mail (24A348)' },
  };
}
