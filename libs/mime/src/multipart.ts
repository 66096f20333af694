import type { EncodedAttachment } from './attachment.js';
import type { EncodedText } from './text-part.js';

/** What one recipient's message says, and the end that it shares with all others of its plan. */
export interface AssembledMessage {
  /** From its Content-Type on, in whole lines where something follows. */
  own: string;
  /** The static parts and the last boundaries; whole lines, empty where there are none. */
  shared: readonly Buffer[];
}

/** The static ends of a plan's messages: with pictures beside an HTML, or all as attachments of a plain text. */
export interface SharedParts {
  readonly boundary: string;
  readonly behindHtml: readonly Buffer[];
  readonly behindText: readonly Buffer[];
  /** RFC 2387: there are pictures that the HTML shows. */
  readonly related: boolean;
  /** There are files beside the text. */
  readonly mixed: boolean;
}

const NONE: readonly Buffer[] = [];

/**
 * Puts what is static behind everything that is a recipient's own, so that it need not be copied for each: text, HTML,
 * then pictures and files. Both ends are lists over the same encoded parts.
 */
export function shareParts(
  boundary: string,
  inline: readonly EncodedAttachment[],
  attached: readonly EncodedAttachment[],
): SharedParts {
  const related = inline.length > 0;
  const mixed = attached.length > 0;
  const behindHtml = [
    ...(related ? [...parts(`${boundary}r`, inline), last(`${boundary}r`)] : []),
    ...(related || mixed ? [last(`${boundary}a`)] : []),
    ...(mixed ? [...parts(`${boundary}m`, attached), last(`${boundary}m`)] : []),
  ];
  const behindText =
    related || mixed ? [...parts(`${boundary}m`, [...inline, ...attached]), last(`${boundary}m`)] : [];
  return { boundary, behindHtml, behindText, related, mixed };
}

/** The text of a message, then its HTML, then what goes with them, as one entity with its header fields. */
export function assemble(shared: SharedParts, text: EncodedText, html: EncodedText | null): AssembledMessage {
  const { boundary, related, mixed } = shared;
  const plain = textEntity('plain', text);
  if (html === null) {
    if (!related && !mixed) return { own: plain, shared: NONE };
    return { own: `${begin('mixed', `${boundary}m`)}${plain}\r\n`, shared: shared.behindText };
  }
  const shown = textEntity('html', html);
  const alternative = `${begin('alternative', `${boundary}a`)}${plain}\r\n--${boundary}a\r\n`;
  if (!related && !mixed) return { own: `${alternative}${shown}\r\n--${boundary}a--\r\n`, shared: NONE };
  // RFC 2387: a related part names its root's type.
  const own =
    (mixed ? begin('mixed', `${boundary}m`) : '') +
    alternative +
    (related ? begin('related', `${boundary}r`, '; type="text/html"') : '') +
    shown;
  return { own: `${own}\r\n`, shared: shared.behindHtml };
}

function textEntity(subtype: 'plain' | 'html', { transferEncoding, body }: EncodedText): string {
  return (
    `Content-Type: text/${subtype}; charset=utf-8\r\n` +
    `Content-Transfer-Encoding: ${transferEncoding}\r\n\r\n${body}`
  );
}

/** The header fields of a multipart, and the boundary before its first part. */
const begin = (subtype: string, boundary: string, parameters = ''): string =>
  `Content-Type: multipart/${subtype}${parameters};\r\n boundary="${boundary}"\r\n\r\n--${boundary}\r\n`;

const parts = (boundary: string, attachments: readonly EncodedAttachment[]): Buffer[] =>
  attachments.flatMap(({ head, body }) => [Buffer.from(`--${boundary}\r\n`), head, body]);

const last = (boundary: string): Buffer => Buffer.from(`--${boundary}--\r\n`);
