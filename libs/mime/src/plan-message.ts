import { createHash } from 'node:crypto';
import { type Attachment, encodeAttachment } from './attachment.js';
import { type Header, writeExtraHeaders } from './extra-headers.js';
import { type Mailbox, mailboxHeader } from './header.js';

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
  /** Parts within multipart/related: pictures that the HTML shows. Shown as attachments of a plain text. */
  readonly inline: readonly string[];
  readonly attached: readonly string[];
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
  return {
    head,
    boundary: `=_${createHash('sha256').update(head).digest('hex').slice(0, 24)}`,
    inline: attachments.filter(({ cid }) => cid !== undefined).map(encodeAttachment),
    attached: attachments.filter(({ cid }) => cid === undefined).map(encodeAttachment),
  };
}
