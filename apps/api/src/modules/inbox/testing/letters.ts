/** Letters as they come into a mailbox, for tests. */

export interface ReplyOptions {
  from?: string;
  subject?: string;
  inReplyTo?: string | null;
  messageId?: string;
  text?: string;
  headers?: string[];
}

export function reply(options: ReplyOptions = {}): string {
  const {
    from = 'Ada Byron <ada@example.com>',
    subject = 'Re: Coffee for Ada',
    inReplyTo = null,
    text = 'Yes, 40 kg a month would work for us.',
  } = options;
  const { messageId = `<r${Math.abs(hash(text + from))}@example.com>`, headers = [] } = options;
  return [
    'Return-Path: <ada@example.com>',
    `From: ${from}`,
    'To: Jonas <jonas@northlight.example>',
    `Subject: ${subject}`,
    'Date: Fri, 20 Nov 2026 09:59:00 +0000',
    `Message-ID: ${messageId}`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\n');
}

/** A delivery status notification (RFC 3464) about `recipient`. */
export function bounce(options: {
  to: string;
  recipient?: string;
  originalId?: string | null;
  status?: string;
  diagnostic?: string;
}): string {
  const {
    to,
    recipient = 'ada@example.com',
    originalId = null,
    status = '5.1.1',
    diagnostic = '550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown',
  } = options;
  return [
    'Return-Path: <>',
    `Delivered-To: ${to}`,
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Fri, 20 Nov 2026 09:59:00 +0000',
    `Message-ID: <b${Math.abs(hash(to + recipient + (originalId ?? '')))}@mx.example.com>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Jonas <jonas@northlight.example>',
    `To: ${recipient}`,
    'Subject: Coffee for Ada',
    ...(originalId ? [`Message-ID: ${originalId}`] : []),
    '',
    '--b1--',
    '',
  ].join('\n');
}

/** A spam complaint (RFC 5965). */
export function complaint(options: { to: string; originalId?: string | null; recipient?: string }): string {
  const { to, originalId = null, recipient = 'ada@example.com' } = options;
  return [
    'From: Feedback Loop <fbl@provider.example>',
    `To: ${to}`,
    'Subject: FW: Coffee for Ada',
    'Date: Fri, 20 Nov 2026 09:59:00 +0000',
    `Message-ID: <c${Math.abs(hash(to + (originalId ?? '')))}@provider.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b2"',
    '',
    '--b2',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '',
    '--b2',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Loop/1.0',
    'Version: 1',
    `Original-Rcpt-To: ${recipient}`,
    '',
    '--b2',
    'Content-Type: message/rfc822',
    '',
    'From: Jonas <jonas@northlight.example>',
    `To: ${recipient}`,
    'Subject: Coffee for Ada',
    ...(originalId ? [`Message-ID: ${originalId}`] : []),
    '',
    'Hello',
    '',
    '--b2--',
    '',
  ].join('\n');
}

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
