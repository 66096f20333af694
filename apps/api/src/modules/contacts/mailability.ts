import type { Mailability, Suppression } from '@mailwright/contracts';

const BECAUSE: Record<Suppression['reason'], string> = {
  dead_address: 'their address does not exist',
  repeated_soft_bounce: 'their server refused several mails in a row',
  complaint: 'they reported your mail as spam',
  unsubscribed: 'they unsubscribed',
  opted_out_in_words: 'they wrote that they want no more mail',
  added_by_hand: 'somebody here put the address on the suppression list',
  imported: 'the address came with an imported suppression list',
};

/** What all suppressions of an address mean together. `suppressions` come with the widest scope first. */
export function mailabilityOf(firstName: string, suppressions: Suppression[]): Mailability {
  const who = firstName || 'this person';
  const widest = suppressions[0];
  if (!widest) return { verdict: 'yes', says: `You can mail ${who}.`, suppressions };
  const because = BECAUSE[widest.reason];
  if (widest.scope === 'all')
    return { verdict: 'no', says: `You can't mail ${who}, because ${because}.`, suppressions };
  if (widest.scope === 'marketing')
    return {
      verdict: 'only_answers',
      says: `You can answer ${who}, but not send marketing, because ${because}.`,
      suppressions,
    };
  const lists = suppressions.length === 1 ? 'one list' : `${suppressions.length} lists`;
  return {
    verdict: 'not_some_lists',
    says: `You can mail ${who}, but not over ${lists}, because ${because}.`,
    suppressions,
  };
}
