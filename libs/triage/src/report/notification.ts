import type { Limits } from '../limits.js';
import { reportText } from '../mime/html.js';
import { parseHeaders } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import { isHtml, isText, leaves, partText } from '../mime/part.js';
import type { Part } from '../mime/part.js';
import { splitOriginal } from './original.js';

/** A report taken apart: what the server wrote, its machine-readable fields, and what it sent back. */
export interface Notification {
  /** The server's own words, without the returned message. */
  text: string;
  /** The contents of message/delivery-status parts (RFC 3464). */
  deliveryStatus: string[];
  /** The content of a message/feedback-report part (RFC 5965). */
  feedbackReport: string | null;
  /** The content of a message/disposition-notification part (RFC 8098). */
  disposition: string | null;
  /** The returned message's headers. */
  original: Headers | null;
  /** True where a part, not a line of text, marked the returned message. */
  originalIsPart: boolean;
  /** True where all this stood in a report inside the message. */
  nested: boolean;
}

const fieldLine = /^[ \t>]*(?:Final|Original)-Recipient[ \t]*:/im;

/** Sorts the leaves of a message as RFC 6522 means them, and reports in plain text by their marker lines. */
export function readNotification(root: Part, limits: Limits): Notification {
  const result: Notification = {
    text: '',
    deliveryStatus: [],
    feedbackReport: null,
    disposition: null,
    original: null,
    originalIsPart: false,
    nested: false,
  };
  const texts: string[] = [];
  const htmls: string[] = [];
  let left = limits.maxTextChars;
  const take = (leaf: Part) => {
    if (left <= 0) return '';
    const text = partText(leaf, left);
    left -= text.length;
    return text;
  };
  for (const leaf of leaves(root)) sortLeaf(leaf, result, texts, htmls, take);
  let text = texts.join('\n');
  if (text.trim() === '' && htmls.length > 0) text = reportText(htmls.join('\n'));
  if (result.deliveryStatus.length === 0 && result.feedbackReport === null) {
    const inner = innerReport(root);
    if (inner) return { ...readNotification(inner, limits), nested: true };
  }
  const split = splitOriginal(text);
  if (!result.original && split.original) result.original = split.original;
  result.text = split.text;
  // Gateways that cannot write a multipart/report put its fields into the text.
  if (result.deliveryStatus.length === 0 && fieldLine.test(text)) result.deliveryStatus.push(text);
  return result;
}

/** Gateways wrap reports in messages of their own; the report inside says more. */
function innerReport(root: Part): Part | null {
  for (const leaf of leaves(root)) {
    const inner = leaf.message;
    if (inner?.type.value === 'multipart/report' && inner.children.length > 0) return inner;
  }
  return null;
}

function sortLeaf(
  leaf: Part,
  result: Notification,
  texts: string[],
  htmls: string[],
  take: (leaf: Part) => string,
): void {
  switch (leaf.type.value) {
    case 'message/delivery-status':
    case 'message/global-delivery-status':
      result.deliveryStatus.push(take(leaf));
      return;
    case 'message/feedback-report':
      result.feedbackReport ??= take(leaf);
      return;
    case 'message/disposition-notification':
      result.disposition ??= take(leaf);
      return;
    case 'message/rfc822':
    case 'message/global':
      result.original ??= leaf.message?.headers ?? null;
      result.originalIsPart = true;
      return;
    case 'text/rfc822-headers':
    case 'text/rfc822-header':
    case 'message/rfc822-headers':
    case 'message/global-headers':
      result.original ??= parseHeaders(headPart(take(leaf)));
      result.originalIsPart = true;
      return;
    default:
      if (result.original && result.originalIsPart && texts.length > 0) return;
      if (isText(leaf)) texts.push(take(leaf));
      else if (isHtml(leaf)) htmls.push(take(leaf));
  }
}

/** Some servers return the body too in a part that should hold headers only. */
function headPart(text: string): string {
  const end = text.search(/\n\r?\n/);
  return end < 0 ? text : text.slice(0, end);
}
