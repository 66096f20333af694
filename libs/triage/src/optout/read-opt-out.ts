import type { Evidence, MessageFacts } from '../verdict.js';
import { otherRequests } from './other-requests.js';
import { notRequests, westernRequests } from './requests.js';
import { loneRequest, plainWords } from './words.js';

/** Longer messages that mention it are about something else, or a person should read them. */
const maxChars = 700;
const requests = [...westernRequests, ...otherRequests];
/** One expression over all rows: most replies are passed by at its price. */
const anyRequest = new RegExp(requests.map(([, , pattern]) => `(?:${pattern.source})`).join('|'), 'iu');

/**
 * Whether a person asks to get no more mail.
 * @param ownWords only what the person wrote: an unsubscribe footer in the quote is ours
 */
export function readOptOut(facts: MessageFacts, ownWords: string): Evidence | null {
  const words = ownWords.trim();
  if (words.length > maxChars) return null;
  const first = words.split('\n', 1)[0] ?? '';
  const lone =
    loneRequest(words) ?? (words.length < 200 && first.trim().length > 2 ? loneRequest(first) : null);
  if (lone) return { rule: `opt-out.word.${lone}`, phrase: plainWords(words).slice(0, 120) };
  // The mailto: form of List-Unsubscribe makes a message whose subject is the whole request.
  if (!isReplySubject(facts.subject) && words.length < 120) {
    const language = loneRequest(facts.subject.replace(/^(?:(?:fwd?)\s*:\s*)+/i, ''));
    if (language) return { rule: `opt-out.subject.${language}`, phrase: plainWords(facts.subject) };
  }
  const line = words.replace(/\s+/g, ' ');
  if (!anyRequest.test(line)) return null;
  if (notRequests.some(([, , pattern]) => pattern.test(words))) return null;
  for (const [language, , pattern] of requests) {
    const match = pattern.exec(line);
    if (match) return { rule: `opt-out.request.${language}`, phrase: match[0].trim().slice(0, 160) };
  }
  return null;
}

function isReplySubject(subject: string): boolean {
  return /^(?:re|aw|sv|antw|res|vs)\s*:/i.test(subject.trim());
}
