import { formatCount, formatNumber, formatPercent } from '../../../lib/format/number';
import type { LiveCampaign, StateCounts } from '../api/campaigns';
import { waitingOf } from '../campaign-state';

type LiveFacts = Pick<LiveCampaign, 'counts' | 'lanes' | 'doneAt' | 'returned'> & {
  campaign: Pick<LiveCampaign['campaign'], 'state'>;
};

/** The answer of the live page in a sentence or two, without the time it will be done: that is drawn as a time. */
export function headline({ campaign, counts, lanes, returned }: LiveFacts, locale: string): string {
  const people = (count: number) => formatCount(count, 'person', 'people', locale);
  switch (campaign.state) {
    case 'launching':
      return counts.total === 0
        ? 'Getting ready: everybody who gets it is written down first.'
        : `Getting ready: ${people(counts.total)} are written down so far.`;
    case 'sending':
      return sending(counts, lanes, locale);
    case 'paused':
      return `Paused. ${people(restOf(counts))} wait, and nothing leaves.`;
    case 'stopped':
      return `A rule stopped it. ${people(restOf(counts))} wait.`;
    case 'cancelled':
      return `Cancelled. ${formatNumber(counts.accepted, locale)} were accepted before; ${people(counts.skipped)} got nothing.`;
    case 'failed':
      return counts.total === 0 ? 'It could not begin. Nobody got anything.' : 'It could not go on.';
    default:
      return `Finished: ${formatNumber(counts.accepted, locale)} of ${people(counts.total - counts.skipped)} accepted${returned > 0 ? `, ${formatNumber(returned, locale)} of them sent back later` : ''}.`;
  }
}

function sending(counts: StateCounts, lanes: LiveCampaign['lanes'], locale: string): string {
  const tried = counts.total - counts.skipped;
  if (tried === 0) return 'Nobody is left to send to.';
  const share = `${formatPercent(counts.accepted / tried, locale, 0)} accepted.`;
  const waiting = waitingOf(counts);
  if (waiting === 0 && counts.deferred > 0)
    return `${share} ${formatCount(counts.deferred, 'server', 'servers', locale)} asked to try again later.`;
  const slowest = lanes.toSorted((a, b) => waitingOf(b.counts) - waitingOf(a.counts))[0];
  const decides =
    slowest !== undefined && lanes.length > 1 && waiting > 0 && waitingOf(slowest.counts) > waiting / 2;
  return decides ? `${share} ${slowest.name} decides the finish.` : share;
}

/** Who could still get it: waiting, or put off by a server. */
export const restOf = (counts: StateCounts): number => waitingOf(counts) + counts.deferred;
