import type { ContentWarning } from '../content.js';
import type { Edit } from '../template/edits.js';
import type { Masked } from '../template/mask.js';
import { positionAt } from '../template/position.js';
import { attribute, type Element, type ParsedHtml } from './parse-html.js';

/** Elements that mail programs drop, and what to use instead. */
const DROPPED: Readonly<Record<string, string>> = {
  script: 'Remove it: no mail program runs scripts.',
  iframe: 'Use a linked picture.',
  object: 'Use a linked picture.',
  embed: 'Use a linked picture.',
  form: 'Link to a form on your site.',
  video: 'Use a linked picture.',
};

/** Looks over the elements for what will disappoint in an inbox. */
export function checkHtml(html: string, parsed: ParsedHtml): ContentWarning[] {
  return parsed.elements.flatMap((element) => {
    const found = warningOf(element);
    const start = element.sourceCodeLocation!.startOffset;
    return found === null ? [] : [{ ...found, part: 'html' as const, ...positionAt(html, start) }];
  });
}

function warningOf(element: Element): { code: string; message: string; advice: string } | null {
  const dropped = DROPPED[element.tagName];
  if (dropped !== undefined) {
    return { code: 'element_dropped', message: `Mail programs drop <${element.tagName}>.`, advice: dropped };
  }
  if (element.tagName === 'link' && /stylesheet/i.test(attribute(element, 'rel') ?? '')) {
    const message = 'Mail programs do not load style sheets.';
    return { code: 'element_dropped', message, advice: 'Put the styles into the elements or a <style>.' };
  }
  if (element.tagName !== 'img') return null;
  const source = attribute(element, 'src') ?? '';
  if (/^data:/i.test(source)) {
    const advice = 'Upload the picture or attach it inline.';
    return { code: 'image_data', message: 'Gmail does not show pictures from data: addresses.', advice };
  }
  if (attribute(element, 'alt') === null) {
    const message = 'A picture has no alternative text; many inboxes hide pictures at first.';
    return { code: 'image_alt', message, advice: 'Add alt="…", or alt="" where it only decorates.' };
  }
  return null;
}

/**
 * Quotes attribute values that hold a merge tag (`<p class={{x}}>`): escaping keeps a value inside quotes,
 * but not inside a bare attribute.
 */
export function quoteBareAttributes(html: string, masked: Masked, parsed: ParsedHtml): Edit[] {
  const edits: Edit[] = [];
  for (const { attrs, tagName, sourceCodeLocation } of parsed.elements) {
    for (const { name, value } of attrs) {
      const location = sourceCodeLocation?.attrs?.[name];
      if (!location || !value.includes('\uFDD0') || (name === 'href' && /^(a|area)$/.test(tagName))) continue;
      const written = masked.text.slice(location.startOffset, location.endOffset);
      const equals = written.indexOf('=');
      const bare = written.slice(equals + 1).trimStart();
      if (equals < 0 || bare.startsWith('"') || bare.startsWith("'")) continue;
      const start = location.endOffset - bare.length;
      edits.push({ start, end: location.endOffset, text: `"${html.slice(start, location.endOffset)}"` });
    }
  }
  return edits;
}
