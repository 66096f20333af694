import { readHeaderBlock } from './header-block.js';
import { findImages, findLinks, type LetterLink } from './letter-links.js';
import { readBodies } from './mime-bodies.js';

/** What somebody needs who looks at a letter without answering it. */
export interface Glance {
  links: LetterLink[];
  images: { all: string[]; pixel: string | null };
  /** What List-Unsubscribe offers: `oneClick` by RFC 8058, `mailto` by RFC 2369. */
  unsubscribe: { oneClick: string | null; mailto: string | null };
}

/** Looks at a message as it came over SMTP. */
export function glanceAt(message: Buffer): Glance {
  const head = readHeaderBlock(message);
  const { html, text } = readBodies(message);
  return {
    links: findLinks(html, text),
    images: findImages(html),
    unsubscribe: unsubscribeOf(head.get('list-unsubscribe'), head.get('list-unsubscribe-post')),
  };
}

/** The https address counts as one-click only beside `List-Unsubscribe=One-Click`. */
function unsubscribeOf(list: string | null, post: string | null): Glance['unsubscribe'] {
  const targets = [...(list ?? '').matchAll(/<([^>]+)>/g)].map(([, target]) => target!.trim());
  const http = targets.find((target) => /^https?:/i.test(target)) ?? null;
  return {
    oneClick: /List-Unsubscribe=One-Click/i.test(post ?? '') ? http : null,
    mailto: targets.find((target) => /^mailto:/i.test(target)) ?? null,
  };
}
