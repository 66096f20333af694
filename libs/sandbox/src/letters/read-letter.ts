import PostalMime, { type Address } from 'postal-mime';
import { readHeaderBlock } from './header-block.js';
import { findImages, findLinks, type LetterLink } from './letter-links.js';

/** A message as the person who got it sees it. */
export interface Letter {
  messageId: string;
  subject: string;
  from: { name: string; address: string };
  /** Where an answer goes: Reply-To, else From. */
  replyTo: string;
  references: string[];
  /** What an answer quotes. */
  text: string;
  html: string | null;
  links: LetterLink[];
  images: { all: string[]; pixel: string | null };
  unsubscribe: { oneClick: string | null; mailto: string | null };
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
    messageId: head.get('message-id') ?? '',
    subject: mail.subject ?? '',
    from: { name: mail.from?.name ?? '', address: from },
    replyTo: addressOf(mail.replyTo?.[0]) || from,
    references: (head.get('references') ?? '').split(/\s+/).filter(Boolean),
    text: mail.text ?? textOf(html ?? ''),
    html,
    links: findLinks(html, mail.text ?? null),
    images: findImages(html),
    unsubscribe: unsubscribeOf(head.get('list-unsubscribe'), head.get('list-unsubscribe-post')),
    head: head.raw,
    sentAt: Number.isNaN(sentAt.getTime()) ? new Date() : sentAt,
  };
}

function addressOf(address: Address | undefined): string {
  return address?.address ?? '';
}

/** RFC 2369 and RFC 8058: the https address counts as one-click only beside `List-Unsubscribe=One-Click`. */
function unsubscribeOf(list: string | null, post: string | null): Letter['unsubscribe'] {
  const targets = [...(list ?? '').matchAll(/<([^>]+)>/g)].map(([, target]) => target!.trim());
  const http = targets.find((target) => /^https?:/i.test(target)) ?? null;
  return {
    oneClick: /List-Unsubscribe=One-Click/i.test(post ?? '') ? http : null,
    mailto: targets.find((target) => /^mailto:/i.test(target)) ?? null,
  };
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
