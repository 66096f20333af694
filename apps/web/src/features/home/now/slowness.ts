import type { LiveCampaign } from '../api/home';

/** Why a send is slower than it could be, in a sentence; null while nothing holds it back. */
export function slownessOf({
  account,
  problems,
  campaign,
}: Pick<LiveCampaign, 'account' | 'problems' | 'campaign'>): string | null {
  if (campaign.state !== 'sending') return null;
  if (account && account.state !== 'working')
    return account.says || `“${account.name}” does not send right now.`;
  const later = problems.find((problem) => problem.state === 'deferred');
  if (!later) return null;
  return later.count === 1
    ? `${later.why} One mail waits for that.`
    : `${later.why} ${later.count} mails wait for that.`;
}
