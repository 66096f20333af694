import { createHash } from 'node:crypto';
import { type Attachment, encodeAttachment } from './attachment.js';
import { type Header, writeExtraHeaders } from './extra-headers.js';
import { type Mailbox, mailboxHeader } from './header.js';
import { type SharedParts, shareParts } from './multipart.js';

/** What all messages of a mailing have in common. */
export interface PlanOptions {
  from: Mailbox;
  replyTo?: Mailbox | readonly Mailbox[];
  /** Header fields of every message, e.g. `['Feedback-ID', '…']`. */
  headers?: readonly Header[];
  attachments?: readonly Attachment[];
}

/** The static parts of a mailing's messages, encoded. Made by `planMessage`, read by `encodeMessage`. */
export interface MessagePlan {
  /** From, Reply-To and the static extra fields. */
  readonly head: string;
  /** What every boundary of these messages begins with; base64 and quoted-printable cannot hold it. */
  readonly boundary: string;
  /** Pictures that the HTML shows and files, encoded: the end of every message. */
  readonly parts: SharedParts;
}

/** Encodes once what does not change from one recipient to the next. Throws a MimeError on what cannot be sent. */
export function planMessage(options: PlanOptions): MessagePlan {
  const { from, replyTo, headers = [], attachments = [] } = options;
  const replies: readonly Mailbox[] =
    replyTo === undefined ? [] : Array.isArray(replyTo) ? replyTo : [replyTo];
  const head =
    mailboxHeader('From', [from]) +
    (replies.length > 0 ? mailboxHeader('Reply-To', replies) : '') +
    writeExtraHeaders(headers);
  const boundary = `=_${createHash('sha256').update(head).digest('hex').slice(0, 24)}`;
  const inline = attachments.filter(({ cid }) => cid !== undefined).map(encodeAttachment);
  const attached = attachments.filter(({ cid }) => cid === undefined).map(encodeAttachment);
  return { head, boundary, parts: shareParts(boundary, inline, attached) };
}
