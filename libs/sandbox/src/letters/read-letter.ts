import PostalMime, { type Address } from 'postal-mime';
import { readHeaderBlock } from './header-block.js';
import { glanceAt, type Glance } from './glance.js';

/** A message as the person sees it who answers it. */
export interface Letter extends Glance {
  messageId: string;
  subject: string;
  from: { name: string; address: string };
  /** Where an answer goes: Reply-To, else From. */
  replyTo: string;
  references: string[];
  /** What an answer quotes. */
  text: string;
  html: string | null;
  /** What stands in the body of the HTML: mail programs quote no more than that. */
  bodyHtml: string | null;
  /** The head as it came (latin1), for reports that return it. */
  head: string;
  sentAt: Date;
}

/** Reads a message as it came over SMTP. */
export async function readLetter(message: Buffer): Promise<Letter> {
  const head = readHeaderBlock(message);
  const mail = await PostalMime.parse(message);
  const html = mail.html ?? null;
  const from = addressOf(mail.from);
  const sentAt = new Date(head.get('date') ?? Number.NaN);
  return {
    ...glanceAt(message),
    messageId: head.get('message-id') ?? '',
    subject: mail.subject ?? '',
    from: { name: mail.from?.name ?? '', address: from },
    replyTo: addressOf(mail.replyTo?.[0]) || from,
    references: (head.get('references') ?? '').split(/\s+/).filter(Boolean),
    text: mail.text ?? textOf(html ?? ''),
    html,
    bodyHtml: html === null ? null : (/<body\b[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html).trim(),
    head: head.raw,
    sentAt: Number.isNaN(sentAt.getTime()) ? new Date() : sentAt,
  };
}

function addressOf(address: Address | undefined): string {
  return address?.address ?? '';
}

function textOf(html: string): string {
  return html
    .replace(/<(style|head|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/tr|\/h\d|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s*\n\s*/g, '\n\n')
    .trim();
}
