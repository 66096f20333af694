import { type Header, writeExtraHeaders } from './extra-headers.js';
import { type Mailbox, mailboxHeader, textHeader } from './header.js';
import { messageDate } from './message-date.js';
import { MimeError } from './mime-error.js';
import { assemble } from './multipart.js';
import type { MessagePlan } from './plan-message.js';
import { encodeText } from './text-part.js';

/** What is one recipient's own. Lines of `html` and `text` may end with LF, CRLF or CR. */
export interface MessageContent {
  to: Mailbox;
  /** `<id@domain>`, with or without the brackets. */
  messageId: string;
  date: Date;
  subject: string;
  html: string | null;
  text: string;
  headers: readonly Header[];
  /** The connection has 8BITMIME: texts beyond ASCII go out as they are. Quoted-printable is what signatures
   * survive everywhere, hence false when left out. */
  eightBit?: boolean;
}

const MESSAGE_ID = /^<?([A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]+@[A-Za-z0-9.-]+)>?$/;

/** A message of which the end is the same for all recipients of its plan. */
export interface EncodedMessage {
  /** One recipient's own bytes: all of them where nothing is shared, else whole lines. */
  own: Buffer;
  /** What follows, in whole lines, from the plan's own memory: the same array for every message of a kind. */
  shared: readonly Buffer[];
}

/** The whole message in one piece. Where there are attachments, this copies them: to send, take `encodeParts`. */
export function encodeMessage(plan: MessagePlan, message: MessageContent): Buffer {
  const { own, shared } = encodeParts(plan, message);
  return shared.length === 0 ? own : Buffer.concat([own, ...shared]);
}

/**
 * The bytes for DATA, before dot-stuffing: CRLF only, no line over 998 octets. Nothing of a recipient can add
 * a header field: names, subject and values are one line each before they are written.
 *
 * Throws a MimeError on an address, Message-ID or header field that is none; check addresses with
 * `parseAddress` or `buildEnvelope` first, which say so as a value.
 *
 * @param memory where the recipient's own bytes go if they fit: they are the beginning of it.
 */
export function encodeParts(plan: MessagePlan, message: MessageContent, memory?: Buffer): EncodedMessage {
  const { to, messageId, date, subject, headers, eightBit = false } = message;
  const id = MESSAGE_ID.exec(messageId);
  if (id === null || messageId.length > 250)
    throw new MimeError('message_id', 'The Message-ID is not valid.');
  const text = encodeText(message.text, plan.boundary, eightBit);
  const html = message.html === null ? null : encodeText(message.html, plan.boundary, eightBit);
  const { own, shared } = assemble(plan.parts, text, html);
  const whole =
    `Date: ${messageDate(date)}\r\n` +
    plan.head +
    mailboxHeader('To', [to]) +
    `Message-ID: <${id[1]}>\r\n` +
    textHeader('Subject', subject) +
    writeExtraHeaders(headers) +
    `MIME-Version: 1.0\r\n${own}`;
  // ASCII but for 8bit texts and addresses of RFC 6531.
  const ended = whole.endsWith('\r\n') ? whole : `${whole}\r\n`;
  const bytes =
    memory === undefined || !fits(ended, memory.length)
      ? Buffer.from(ended, 'utf8')
      : memory.subarray(0, memory.write(ended, 0, 'utf8'));
  return { own: bytes, shared };
}

/** At most three octets for each UTF-16 unit; counted only where that could be too many. */
const fits = (text: string, octets: number): boolean =>
  text.length * 3 <= octets || Buffer.byteLength(text) <= octets;
