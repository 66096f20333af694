import type { ContentLink } from '../content.js';
import { linkTemplate } from '../html/link-template.js';
import { classifyLink } from '../html/classify-link.js';
import { maskTags } from '../template/mask.js';

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/gi;
/** Belongs to the sentence around an address, not to the address. */
const PUNCTUATION = '.,;:!?)]}';

/**
 * Replaces the web addresses of an author's own plain text. An address that the HTML has too keeps its
 * number; new ones are appended to `links`.
 */
export function rewriteTextLinks(
  text: string,
  links: readonly ContentLink[],
): { text: string; links: ContentLink[] } {
  const masked = maskTags(text);
  const all = [...links];
  const rewritten = masked.text.replace(ADDRESS, (match) => {
    let end = match.length;
    while (PUNCTUATION.includes(match[end - 1]!)) end--;
    const value = match.slice(0, end);
    const { kind, url, problem } = classifyLink(value, masked);
    if (problem !== undefined || kind === 'plain') return match;
    let link = all.find((known) => known.url === url && known.kind === kind);
    if (link === undefined) {
      link = { no: all.length + 1, url, kind, label: url.slice(0, 120) };
      all.push(link);
    }
    return linkTemplate(link, value, masked) + match.slice(end);
  });
  return { text: masked.unmask(rewritten), links: all };
}
