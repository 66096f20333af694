import type { ContentLink } from '../content.js';
import { reservedUrlOf } from './reserved-url.js';
import type { Masked } from '../template/mask.js';

/** What a destination is, and what is to be said about it. `url` still holds its merge tags as written. */
export interface ClassifiedLink {
  kind: ContentLink['kind'];
  url: string;
  /** A reason not to compile at all. */
  problem?: { code: string; message: string; advice: string };
  warning?: { code: string; message: string; advice: string };
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const LEFT_ALONE = ['mailto', 'tel', 'sms', 'cid'];

/** Decides by the decoded, still masked value of an `href`. */
export function classifyLink(maskedValue: string, masked: Masked): ClassifiedLink {
  const value = maskedValue.replace(/[\t\n\r]/g, '').trim();
  const pieces = masked.split(value);
  const url = masked.unmask(value);
  const [first] = pieces;
  const hasTags = pieces.some((piece) => typeof piece !== 'string');
  if (first === undefined) {
    return {
      kind: 'plain',
      url,
      warning: warning('link_empty', 'A link leads nowhere.', 'Give it an address.'),
    };
  }
  if (typeof first !== 'string') {
    return reservedUrlOf(first) === null ? { kind: 'dynamic', url } : { kind: 'plain', url };
  }
  const scheme = SCHEME.exec(first)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return classifyWeb(url, first, hasTags);
  if (first.startsWith('#') || (scheme !== undefined && LEFT_ALONE.includes(scheme)))
    return { kind: 'plain', url };
  if (scheme !== undefined) {
    const message = `A link begins with ${scheme}:, which mail programs do not open.`;
    return { kind: 'plain', url, problem: warning('link_unsafe', message, 'Use https:, mailto: or tel:.') };
  }
  const message = `The link "${url.slice(0, 80)}" has no https:// in front and leads nowhere in a mail.`;
  return { kind: 'plain', url, warning: warning('link_relative', message, 'Write the whole address.') };
}

function classifyWeb(url: string, head: string, hasTags: boolean): ClassifiedLink {
  if (!hasTags) {
    if (URL.canParse(url)) return { kind: 'tracked', url };
    const message = `"${url.slice(0, 80)}" is not a web address.`;
    return {
      kind: 'plain',
      url,
      problem: warning('link_invalid', message, 'Check it for blanks and typing errors.'),
    };
  }
  if (/^https?:\/\/[^/?#]+[/?#]/i.test(head)) return { kind: 'dynamic', url };
  const message =
    'A merge tag stands in the host name of a link: a contact field decides whose site it opens.';
  return { kind: 'dynamic', url, warning: warning('link_host', message, 'Write the host name out.') };
}

function warning(
  code: string,
  message: string,
  advice: string,
): { code: string; message: string; advice: string } {
  return { code, message, advice };
}
