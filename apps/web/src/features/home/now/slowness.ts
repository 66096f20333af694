import type { LiveCampaign } from '../api/home';

/** Refusals that hold a whole lane back; a full mailbox concerns its owner alone. */
const SLOWS = new Set([
  'rate_limited',
  'recipient_rate',
  'too_many_connections',
  'account_limit',
  'busy',
  'greylisted',
  'reputation',
  'policy',
]);

/** Why a send is slower than it could be, in a sentence; null while nothing holds it back. */
export function slownessOf({
  account,
  problems,
  campaign,
}: Pick<LiveCampaign, 'account' | 'problems' | 'campaign'>): string | null {
  if (campaign.state !== 'sending') return null;
  if (account && account.state !== 'working')
    return account.says || `“${account.name}” does not send right now.`;
  const later = problems.find(({ state, category }) => state === 'deferred' && SLOWS.has(category ?? ''));
  if (!later) return null;
  return later.count === 1
    ? `${later.why} One mail waits for that.`
    : `${later.why} ${later.count} mails wait for that.`;
}
