import type { ReturnedMessage } from '@mailwright/contracts';
import { type Category, categoryWords } from '@mailwright/triage';
import { presentMatch } from '../conversations/conversation.presenter.js';
import type { ReturnedRow } from './returned.repository.js';

export const meaningOf = (category: string | null): string | null =>
  category !== null && Object.hasOwn(categoryWords, category) ? categoryWords[category as Category] : null;

export const presentReturned = (row: ReturnedRow): ReturnedMessage => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  subject: row.subject,
  from: row.from,
  recipient: row.email ?? row.verdict.recipients[0] ?? null,
  category: row.verdict.category,
  meaning: meaningOf(row.verdict.category),
  status: row.verdict.status,
  serverWords: row.verdict.serverWords,
  provider: row.provider,
  campaign:
    row.campaignId === null ? null : { id: row.campaignId, name: row.campaignName ?? 'A deleted campaign' },
  contactId: row.contactKnown ? row.contactId : null,
  mailbox:
    row.mailboxId === null || row.mailboxAddress === null
      ? null
      : { id: row.mailboxId, address: row.mailboxAddress },
  match: presentMatch(row.match),
  whatWasDone: whatWasDone(row),
  suppressed: row.suppressedNow,
});

/** One sentence for people: what followed, or why nothing did. */
function whatWasDone({ kind, match, suppressedNow }: ReturnedRow): string {
  const done = match?.done ?? [];
  if (kind === 'other') return 'Kept for the record.';
  if (!match) return 'Nothing: it does not belong to a mail of ours.';
  if (!match.strong)
    return 'Nothing: anybody could have written it, because it carries no proof of being about our mail.';
  if (suppressedNow)
    return kind === 'complaint' ? 'This person gets no more mail.' : 'The address gets no more mail.';
  if (done.includes('lifted')) return 'A person lifted the suppression.';
  if (done.includes('suppressed')) return 'The address was suppressed, and is mailed again by now.';
  if (kind === 'delayed') return 'Noted: their server is still trying.';
  if (done.includes('bounced')) return 'Counted as a bounce. The address stays.';
  if (done.includes('complained')) return 'Counted as a complaint.';
  return 'It was known already.';
}
