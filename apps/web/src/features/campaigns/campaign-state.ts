import type { DeliveryCounts, DeliveryState } from '../../components/states/delivery-states';
import type { State } from '../../components/states/StateGlyph';
import { shareOf } from '../../lib/format/number';
import type { Campaign, Delivery, StateCounts } from './api/campaigns';

/** A campaign's state as the page draws it; the ring of a running one shows how many are settled. */
export function campaignLook(state: Campaign['state'], counts: StateCounts | null): State {
  if (state === 'launching') return { campaign: 'sending', share: 0 };
  if (state === 'sending') return { campaign: 'sending', share: settledShare(counts) ?? 0 };
  return { campaign: state };
}

/** The share of people who have a final state, 0…1; null before anybody is written down. */
export function settledShare(counts: StateCounts | null): number | null {
  if (!counts) return null;
  return shareOf(counts.total - counts.queued - counts.in_flight - counts.deferred, counts.total);
}

/** Begun and not over: also while it is paused or a rule stopped it. */
export const isUnderWay = (state: Campaign['state']): boolean =>
  state === 'launching' || state === 'sending' || state === 'paused' || state === 'stopped';

/** Those who wait are in the queue, or being handed over at this moment. */
export const waitingOf = (counts: StateCounts): number => counts.queued + counts.in_flight;

/** The ledger's states in the words of the page. */
export const mailState: Record<Delivery['state'], DeliveryState> = {
  queued: 'waiting',
  in_flight: 'waiting',
  deferred: 'later',
  accepted: 'accepted',
  rejected: 'rejected',
  uncertain: 'uncertain',
  skipped: 'suppressed',
};

/** Counts for StackedBar. */
export const barCounts = (counts: StateCounts): DeliveryCounts => ({
  accepted: counts.accepted,
  later: counts.deferred,
  rejected: counts.rejected,
  uncertain: counts.uncertain,
  waiting: waitingOf(counts),
  suppressed: counts.skipped,
});
