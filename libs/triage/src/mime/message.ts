import type { AttachmentFacts, MessageFacts } from '../verdict.js';
import type { Limits } from '../limits.js';
import { addressesIn, parsePeople } from './addresses.js';
import { readAuthentication } from './authentication.js';
import { header, headerText, readWords } from './headers.js';
import type { Headers } from './headers.js';
import { isAttachment, isHtml, isText, leaves, partText } from './part.js';
import type { Part } from './part.js';

const maxListed = 200;

/** The facts that the headers alone give. */
export function factsFromHeaders(headers: Headers): MessageFacts {
  const everyone = (name: string) => (headers.get(name) ?? []).flatMap(parsePeople).slice(0, maxListed);
  return {
    messageId: messageIds(header(headers, 'message-id'))[0] ?? null,
    inReplyTo: messageIds(header(headers, 'in-reply-to'))[0] ?? null,
    references: messageIds(header(headers, 'references')).slice(-maxListed),
    from: everyone('from')[0] ?? null,
    to: everyone('to'),
    cc: everyone('cc'),
    deliveredTo: deliveredTo(headers),
    returnPath: returnPath(headers),
    authentication: readAuthentication(header(headers, 'authentication-results')),
    subject: headerText(headers, 'subject'),
    date: isoDate(header(headers, 'date')),
    text: null,
    html: null,
    attachments: [],
  };
}

/** Adds the bodies and the list of attachments; embedded messages count as attachments. */
export function readBodies(facts: MessageFacts, root: Part, limits: Limits): MessageFacts {
  const texts: string[] = [];
  const htmls: string[] = [];
  const attachments: AttachmentFacts[] = [];
  const left = { text: limits.maxTextChars, html: limits.maxTextChars };
  for (const leaf of leaves(root)) {
    if (isAttachment(leaf)) {
      if (attachments.length < maxListed) attachments.push(attachment(leaf));
    } else if (isHtml(leaf)) left.html -= addText(htmls, leaf, left.html);
    else if (isText(leaf)) left.text -= addText(texts, leaf, left.text);
  }
  return {
    ...facts,
    text: texts.length > 0 ? texts.join('\n') : null,
    html: htmls.length > 0 ? htmls.join('\n') : null,
    attachments,
  };
}

/** Adds a part's text as far as the budget allows; gives its length. */
function addText(texts: string[], leaf: Part, left: number): number {
  if (left <= 0) return 0;
  const text = partText(leaf, left);
  texts.push(text);
  return text.length;
}

/** Bodies of `messageId`-like headers: what stands in angle brackets, or the bare words of sloppy senders. */
export function messageIds(value: string): string[] {
  const bracketed = [...value.slice(0, 20_000).matchAll(/<([^<>\s]+)>/g)].map((match) => `<${match[1]!}>`);
  if (bracketed.length > 0) return bracketed;
  return value.trim().includes('@') && value.length < 500 ? [`<${value.trim().split(/\s+/)[0]!}>`] : [];
}

/** An RFC 5322 date as ISO 8601; null where it cannot be read. */
export function isoDate(value: string): string | null {
  const time = Date.parse(
    value
      .replace(/\([^)]*\)/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function deliveredTo(headers: Headers): string[] {
  const found = new Set<string>();
  for (const name of ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to']) {
    for (const value of headers.get(name) ?? []) {
      for (const address of addressesIn(value.slice(0, 20_000)))
        if (found.size < maxListed) found.add(address);
    }
  }
  return [...found];
}

/** `<>` is a fact of its own: the sender wants no answer, as all reports do (RFC 5321, 4.5.5). */
function returnPath(headers: Headers): string | null {
  const values = headers.get('return-path');
  if (!values) return null;
  const value = values[0]!;
  if (/^<?\s*>?$/.test(value)) return '';
  return addressesIn(value)[0] ?? value.replace(/[<>]/g, '').trim();
}

function attachment(leaf: Part): AttachmentFacts {
  const name = leaf.disposition.params['filename'] ?? leaf.type.params['name'] ?? null;
  return {
    filename: name === null ? null : readWords(name),
    mimeType: leaf.type.value || 'text/plain',
    size: leaf.encoding === 'base64' ? Math.floor((leaf.body.length * 3) / 4) : leaf.body.length,
  };
}
