import { RESERVED_URLS } from '../template/paths.js';
import { scanTags, type Tag } from '../template/scan-tags.js';

/** The platform's own URL that a tag prints (`unsubscribe_url`, `view_url`), or null. */
export function reservedUrlOf(tag: Tag): string | null {
  const name = tag.kind === 'value' && tag.body.startsWith('@') ? tag.body.slice(1) : '';
  return RESERVED_URLS.includes(name) ? name : null;
}

/** Whether a template, its reserved names already written with `@`, prints the unsubscribe link. */
export function printsUnsubscribe(template: string): boolean {
  return scanTags(template).tags.some((tag) => tag.body.includes('@unsubscribe_url'));
}
