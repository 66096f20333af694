import type { State } from '../../../components/states/StateGlyph';
import { shareOf } from '../../../lib/format/number';
import type { Campaign, CampaignReport } from '../api/reports';

/** A campaign's state as it is drawn; the ring of one that goes out shows how many are settled. */
export function lookOf(state: Campaign['state'], counts: CampaignReport['counts']): State {
  if (state !== 'launching' && state !== 'sending') return { campaign: state };
  const settled = counts.total - counts.queued - counts.in_flight - counts.deferred;
  return { campaign: 'sending', share: shareOf(settled, counts.total) ?? 0 };
}

/** Begun and not over: also while it is paused or a rule stopped it. */
export const isUnderWay = (state: Campaign['state']): boolean =>
  state === 'launching' || state === 'sending' || state === 'paused' || state === 'stopped';
