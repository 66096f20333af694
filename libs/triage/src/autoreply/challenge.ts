import { challengeRules } from '../rules/refusals/challenge.js';
import type { Evidence, MessageFacts } from '../verdict.js';

const sender = /challenge|spamblocker|spamarrest|boxbe|knowspam|mailblocks|choicemail|bluebottle/i;
const asks = /https?:\/\/|click|link|reply to this|verif/i;

/** "To control spam I accept mail only from people I know: click here": a challenge to the sender. */
export function classifyChallenge(facts: MessageFacts, words: string): Evidence | null {
  const top = words.slice(0, 3_000).replace(/\s+/g, ' ');
  if (!asks.test(top)) return null;
  for (const rule of challengeRules) {
    const match = rule.pattern.exec(top);
    if (
      match &&
      (sender.test(`${facts.returnPath ?? ''} ${facts.from?.address ?? ''}`) ||
        /spam|protect|verif|approv/i.test(top))
    ) {
      return { rule: `auto-reply.${rule.id}`, phrase: match[0].slice(0, 160) };
    }
  }
  return null;
}
