import { isDaemon } from '../dsn/bounce-signs.js';
import { header } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import type { Evidence, MessageFacts } from '../verdict.js';

/** Headers of mail that was sent to many, or by a program. */
const marks: readonly (readonly [name: string, value: string, pattern: RegExp])[] = [
  ['list-unsubscribe', '<https://example.com/u/1>', /./],
  ['auto-submitted', 'auto-generated', /^auto-/i],
  ['feedback-id', '1:2:3:example', /./],
  ['x-mailchimp-id', '1', /./],
  ['precedence', 'bulk', /^(?:bulk|junk|list)/i],
];

/** A newsletter or a program's notice: nobody's answer to us. An answer that went through a list is one. */
export function bulkSign(headers: Headers, facts: MessageFacts): Evidence | null {
  if (isDaemon(facts))
    return { rule: 'other.mail-system', phrase: facts.from?.address || facts.from?.name || '<>' };
  if (facts.inReplyTo || facts.references.length > 0 || /^\s*(?:re|aw|sv|antw)\s*:/i.test(facts.subject))
    return null;
  for (const [name, , pattern] of marks) {
    const value = header(headers, name);
    if (value && pattern.test(value))
      return { rule: `other.header.${name}`, phrase: `${name}: ${value}`.slice(0, 160) };
  }
  return null;
}
