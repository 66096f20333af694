import type { Evidence, MessageFacts } from '../verdict.js';
import { notARequest, optOutPhrases } from './phrases.js';

/** Longer messages that mention it are about something else, or a person should read them. */
const maxChars = 700;

/**
 * Whether a person asks to get no more mail.
 * @param ownWords only what the person wrote: an unsubscribe footer in the quote is ours
 */
export function readOptOut(facts: MessageFacts, ownWords: string): Evidence | null {
  const words = ownWords.trim();
  if (words.length > maxChars) return null;
  const plain = bare(words);
  const subject = bare(facts.subject.replace(/^(?:(?:re|aw|sv|antw|fwd?|res|vs)\s*:\s*)+/i, ''));
  const first = bare(words.split('\n', 1)[0] ?? '');
  for (const rule of optOutPhrases) {
    if (rule.alone.test(plain) || (words.length < 200 && first.length > 2 && rule.alone.test(first))) {
      return { rule: `opt-out.word.${rule.language}`, phrase: plain.slice(0, 120) };
    }
    // The mailto: form of List-Unsubscribe makes a message whose subject is the whole request.
    if (!isReplySubject(facts.subject) && words.length < 120 && rule.alone.test(subject)) {
      return { rule: `opt-out.subject.${rule.language}`, phrase: subject };
    }
  }
  if (notARequest.test(words)) return null;
  for (const rule of optOutPhrases) {
    const match = rule.request.exec(words.replace(/\s+/g, ' '));
    if (match && match[0].trim() !== '')
      return { rule: `opt-out.request.${rule.language}`, phrase: match[0].trim().slice(0, 160) };
  }
  return null;
}

function bare(text: string): string {
  return text
    .replace(/[\s"'“”„«».!,;:*_<>()[\]-]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function isReplySubject(subject: string): boolean {
  return /^(?:re|aw|sv|antw|res|vs)\s*:/i.test(subject.trim());
}
