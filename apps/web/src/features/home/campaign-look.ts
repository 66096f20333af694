import type { DeliveryCounts } from '../../components/states/delivery-states';
import type { State } from '../../components/states/StateGlyph';
import { shareOf } from '../../lib/format/number';
import type { Campaign, StateCounts } from './api/home';

/** A campaign's state as it is drawn; the ring of one that goes out shows how many are settled. */
export function lookOf(state: Campaign['state'], counts: StateCounts | null): State {
  if (state !== 'launching' && state !== 'sending') return { campaign: state };
  if (!counts) return { campaign: 'sending', share: 0 };
  const settled = counts.total - counts.queued - counts.in_flight - counts.deferred;
  return { campaign: 'sending', share: shareOf(settled, counts.total) ?? 0 };
}

/** Counts for StackedBar. */
export const barCounts = (counts: StateCounts): DeliveryCounts => ({
  accepted: counts.accepted,
  later: counts.deferred,
  rejected: counts.rejected,
  uncertain: counts.uncertain,
  waiting: counts.queued + counts.in_flight,
});

/** Everybody who was to get it: the suppressed never were. */
export const recipientsOf = (counts: StateCounts): number => counts.total - counts.skipped;
