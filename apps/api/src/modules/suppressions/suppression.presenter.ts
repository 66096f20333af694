import { suppressionReason, type Suppression, type SuppressionReason } from '@mailwright/contracts';
import type { SuppressionRow } from './suppressions.repository.js';

/** What the one who removes a suppression should know first. */
const WARNINGS: Partial<Record<SuppressionReason, string>> = {
  complaint:
    'This person reported your mail as spam. Mail them again only if they asked you to: the next report counts against all your mail.',
  unsubscribed: 'This person unsubscribed themselves. Mail them again only if they asked you to.',
  opted_out_in_words:
    'This person wrote that they want no more mail. Mail them again only if they asked you to.',
  dead_address:
    'Their server said that this address does not exist. If it still does not, the next mail bounces as well.',
  repeated_soft_bounce:
    'Their server refused several mails in a row, over a full mailbox or the like. It begins anew: as many refusals suppress the address again.',
};

/** The most serious first: what a person said weighs more than what a server said. */
const BY_WEIGHT: readonly SuppressionReason[] = [
  'complaint',
  'opted_out_in_words',
  'unsubscribed',
  'dead_address',
  'repeated_soft_bounce',
];

/** Where those who suppress put the words that decided it. */
const WORDS = ['note', 'words', 'phrase', 'serverWords', 'reply', 'diagnostic'] as const;

export function presentSuppression(row: SuppressionRow): Suppression {
  const also = alsoOf(row.evidence);
  const heaviest = BY_WEIGHT.find((reason) => reason === row.reason || also.includes(reason));
  return {
    id: row.id,
    address: row.address,
    scope: row.scope,
    listId: row.listId,
    reason: row.reason,
    also,
    note: noteOf(row.evidence),
    since: row.createdAt.toISOString(),
    removalWarning: (heaviest && WARNINGS[heaviest]) ?? null,
  };
}

function alsoOf(evidence: Record<string, unknown>): SuppressionReason[] {
  const { also } = evidence;
  const keys = typeof also === 'object' && also !== null ? Object.keys(also) : [];
  return keys.filter((key): key is SuppressionReason => suppressionReason.safeParse(key).success);
}

function noteOf(evidence: Record<string, unknown>): string {
  for (const key of WORDS) {
    const words = evidence[key];
    if (typeof words === 'string' && words !== '') return words;
  }
  return '';
}
