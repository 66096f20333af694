import type { Language } from '../../people/person.js';
import { escapeHtml } from '../letter-links.js';
import { localTime, sender, type QuotedReply, type QuoteInput } from './quote-style.js';

const LABELS: Record<Language, { from: string; sent: string; to: string; subject: string }> = {
  en: { from: 'From', sent: 'Sent', to: 'To', subject: 'Subject' },
  de: { from: 'Von', sent: 'Gesendet', to: 'An', subject: 'Betreff' },
  fr: { from: 'De', sent: 'Envoyé', to: 'À', subject: 'Objet' },
  es: { from: 'De', sent: 'Enviado', to: 'Para', subject: 'Asunto' },
  it: { from: 'Da', sent: 'Inviato', to: 'A', subject: 'Oggetto' },
  nl: { from: 'Van', sent: 'Verzonden', to: 'Aan', subject: 'Onderwerp' },
};

/** Outlook: a rule and a block of four headers, the original below it without any `>`. */
export function quoteLikeOutlook(input: QuoteInput): QuotedReply {
  const { letter, language, timeZone } = input;
  const sent = localTime(letter.sentAt, language, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const labels = LABELS[language];
  const head: [string, string][] = [
    [labels.from, sender(letter)],
    [labels.sent, sent],
    [labels.to, input.to],
    [labels.subject, letter.subject],
  ];
  const plainHead = head.map(([label, value]) => `${label}: ${value}`).join('\r\n');
  const richHead = head.map(([label, value]) => `<b>${label}:</b> ${escapeHtml(value)}`).join('<br>\r\n');
  return {
    text: `${input.words}\r\n\r\n________________________________\r\n${plainHead}\r\n\r\n${letter.text.trimEnd()}\r\n`,
    html:
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body dir="ltr">\r\n' +
      `<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt;">${escapeHtml(input.words).replaceAll('\r\n', '<br>')}</div>\r\n` +
      '<div id="appendonsend"></div>\r\n<hr style="display:inline-block;width:98%" tabindex="-1">\r\n' +
      `<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${richHead}</font><div>&nbsp;</div></div>\r\n` +
      `${letter.bodyHtml ?? `<div>${escapeHtml(letter.text)}</div>`}\r\n</body></html>\r\n`,
    program: { header: 'X-Mailer', value: 'Microsoft Outlook 16.0' },
  };
}
