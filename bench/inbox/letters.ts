import { randomBytes } from 'node:crypto';

/** A mail of ours that letters can be about. */
export interface SentMail {
  messageId: string;
  email: string;
  firstName: string;
}

const WORDS =
  'roast harvest order price kilo delivery sample coffee espresso grinder invoice question thanks meeting Tuesday Huila Berlin shop sacks filter decaf week month offer terms pallets water cupping notes cocoa plum'.split(
    ' ',
  );
const prose = (n: number, words: number): string =>
  Array.from({ length: words }, (_, at) => WORDS[(n * 7 + at * 13 + ((n >> 3) ^ at)) % WORDS.length]).join(
    ' ',
  );
const folded = (text: string): string => text.replace(/(.{60,76}) /g, '$1\r\n');

const headers = (n: number, mail: SentMail, more: readonly string[]): string =>
  [
    'Return-Path: <' + mail.email + '>',
    `Received: from mx${n % 7}.example.com (mx${n % 7}.example.com [192.0.2.${n % 250}]) by mail.example.net (Postfix) with ESMTPS id ${n.toString(36)} for <jonas@mail.example.net>; Fri, 20 Nov 2026 09:59:00 +0000`,
    `From: ${mail.firstName} <${mail.email}>`,
    'To: Jonas <jonas@mail.example.net>',
    'Date: Fri, 20 Nov 2026 09:59:00 +0000',
    `Message-ID: <b${n}.${(n * 2_654_435_761) % 4_294_967_296}@example.com>`,
    'MIME-Version: 1.0',
    ...more,
  ].join('\r\n') + '\r\n';

const answers = ({ messageId }: SentMail): string[] => [
  `In-Reply-To: ${messageId}`,
  `References: ${messageId}`,
];

function reply(n: number, mail: SentMail): string {
  const text = `${folded(prose(n, 40 + (n % 60)))}.\r\n\r\nBest,\r\n${mail.firstName}\r\n\r\nOn Thu, 19 Nov 2026 at 10:00, Jonas <jonas@mail.example.net> wrote:\r\n> ${folded(prose(3, 120)).replaceAll('\r\n', '\r\n> ')}\r\n`;
  const html = `<div dir="ltr"><p>${prose(n, 40 + (n % 60))}</p><div class="gmail_quote">On Thu, 19 Nov 2026 Jonas wrote:<blockquote>${prose(3, 200)}</blockquote></div></div>`;
  return (
    headers(n, mail, [
      'Subject: Re: The winter roast is here, ' + mail.firstName,
      ...answers(mail),
      `Content-Type: multipart/alternative; boundary="alt${n}"`,
    ]) +
    `\r\n--alt${n}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--alt${n}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--alt${n}--\r\n`
  );
}

function bounce(n: number, mail: SentMail): string {
  const line = n % 3 === 0 ? '552 5.2.2 Mailbox full' : '550 5.1.1 User unknown';
  return (
    headers(n, { ...mail, email: 'MAILER-DAEMON@mx.example.com', firstName: 'Mail Delivery System' }, [
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="dsn${n}"`,
    ]) +
    `\r\n--dsn${n}\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you that your message could not be delivered.\r\n\r\n<${mail.email}>: ${line}\r\n` +
    `\r\n--dsn${n}\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; ${mail.email}\r\nAction: failed\r\nStatus: ${line.slice(4, 9)}\r\nDiagnostic-Code: smtp; ${line}\r\n` +
    `\r\n--dsn${n}\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: Jonas <jonas@mail.example.net>\r\nTo: ${mail.email}\r\nSubject: The winter roast is here\r\nMessage-ID: ${mail.messageId}\r\n\r\n--dsn${n}--\r\n`
  );
}

const autoReply = (n: number, mail: SentMail): string =>
  headers(n, mail, [
    'Subject: Automatic reply: The winter roast is here',
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
    ...answers(mail),
    'Content-Type: text/plain; charset=utf-8',
  ]) +
  `\r\nThank you for your message. I am out of the office until ${1 + (n % 28)} December 2026.\r\n\r\n${folded(prose(n, 30))}\r\n`;

const newsletter = (n: number, mail: SentMail): string =>
  headers(n, { ...mail, email: `news@list${n % 40}.example.org`, firstName: 'Weekly news' }, [
    `Subject: ${prose(n, 6)}`,
    `List-Id: <weekly.list${n % 40}.example.org>`,
    'List-Unsubscribe: <https://list.example.org/u>',
    'Precedence: bulk',
    'Content-Type: text/html; charset=utf-8',
  ]) +
  `\r\n<!doctype html><html><body>${Array.from({ length: 40 }, (_, at) => `<table width="100%"><tr><td style="padding:8px"><a href="https://list.example.org/${n}/${at}">${prose(n + at, 12)}</a></td></tr></table>\r\n`).join('')}</body></html>\r\n`;

const ATTACHMENT_BYTES = [8, 30, 120, 400].map((kilobytes) =>
  randomBytes(kilobytes * 1024)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n'),
);

const attachment = (n: number, mail: SentMail): string =>
  headers(n, mail, [
    'Subject: Re: The winter roast is here: our order',
    ...answers(mail),
    `Content-Type: multipart/mixed; boundary="mix${n}"`,
  ]) +
  `\r\n--mix${n}\r\nContent-Type: text/plain\r\n\r\nOur order is attached, ${prose(n, 20)}.\r\n\r\n--mix${n}\r\nContent-Type: application/pdf; name="order-${n}.pdf"\r\nContent-Disposition: attachment; filename="order-${n}.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${ATTACHMENT_BYTES[sizeOf(n)]!}\r\n--mix${n}--\r\n`;

/** Most attachments are small. */
const sizeOf = (n: number): number => [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][Math.floor(n / 20) % 10]!;

/** Of twenty: eight replies, four bounces, three auto-replies, four newsletters, one with an attachment. */
export function letter(n: number, mail: SentMail): string {
  const kind = n % 20;
  if (kind < 8) return reply(n, mail);
  if (kind < 12) return bounce(n, mail);
  if (kind < 15) return autoReply(n, mail);
  if (kind < 19) return newsletter(n, mail);
  return attachment(n, mail);
}

/** A person's answer with a subject of its own, to be looked for on the page. */
export const markedReply = (mark: string, n: number): string =>
  headers(n, { messageId: '', email: `${mark}@example.com`, firstName: mark }, [
    `Subject: ${mark}`,
    'Content-Type: text/plain',
  ]) + `\r\nDo you sell tea as well, ${mark}?\r\n`;
