import type { ContentLink } from '../content.js';
import type { Masked } from '../template/mask.js';
import type { Tag } from '../template/scan-tags.js';

/**
 * What stands in place of a link's address in a compiled template.
 *
 * A dynamic address is a small template of its own: a value at its very start is the address (checked when
 * rendered), a value within the path may hold slashes, a value within the query is encoded whole. Three
 * braces keep a value as it is.
 */
export function linkTemplate(link: ContentLink, maskedValue: string, masked: Masked): string {
  if (link.kind === 'tracked') return `{{{mw_click ${link.no}}}}`;
  return `{{#mw_dynamic ${link.no}}}${encodedAddress(maskedValue, masked)}{{/mw_dynamic}}`;
}

/** Braces of the address itself must not become a tag, nor may a quote end the attribute. */
const UNSAFE = /[{}"<>]/g;

/** An address whose values are percent-encoded by their place. Also for `mailto:` with merge tags. */
export function encodedAddress(maskedValue: string, masked: Masked): string {
  let literal = '';
  let template = '';
  for (const piece of masked.split(maskedValue.replace(/[\t\n\r]/g, '').trim())) {
    if (typeof piece === 'string') {
      literal += piece;
      template += piece.replace(UNSAFE, encodeURIComponent);
    } else if (piece.kind === 'value') {
      template += encodedValue(piece, literal);
    } else if (piece.kind !== 'comment') {
      template += tagSource(piece);
    }
  }
  return template;
}

function encodedValue(tag: Tag, literalBefore: string): string {
  if (tag.raw || literalBefore === '') return `{{{${tag.body}}}}`;
  const helper = /[?#]/.test(literalBefore) ? 'mw_query' : 'mw_path';
  const isCall = /\s/.test(tag.body.replace(/\[[^\]]*\]/g, ''));
  return `{{{${helper} ${isCall ? `(${tag.body})` : tag.body}}}}`;
}

function tagSource(tag: Tag): string {
  if (tag.kind === 'else') return `{{else ${tag.body}}}`;
  return `{{${tag.kind === 'open' ? '#' : '/'}${tag.body}}}`;
}
