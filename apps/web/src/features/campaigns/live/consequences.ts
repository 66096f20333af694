import { formatCount, formatNumber } from '../../../lib/format/number';
import type { StateCounts } from '../api/campaigns';
import { waitingOf } from '../campaign-state';

/** Mails that nobody can call back: taken by a server, perhaps taken, or on the line at this moment. */
const outOf = (counts: StateCounts) => counts.accepted + counts.uncertain + counts.in_flight;

const outWords = (counts: StateCounts, locale: string) =>
  outOf(counts) === 0
    ? 'No mail is out yet.'
    : `${formatCount(outOf(counts), 'mail is', 'mails are', locale)} out and cannot be called back.`;

/** What a pause can still stop. */
export function whatPauseStops(counts: StateCounts, locale: string): string {
  const waiting = formatCount(waitingOf(counts), 'person waits', 'people wait', locale);
  const retries =
    counts.deferred > 0 ? ` and ${formatCount(counts.deferred, 'retry stops', 'retries stop', locale)}` : '';
  return `${waiting}${retries}. ${outWords(counts, locale)}`;
}

/** What a cancel ends for good. */
export function whatCancelStops(counts: StateCounts, locale: string): string {
  const rest = waitingOf(counts) + counts.deferred;
  const never =
    rest === 0
      ? 'Nobody waits any more.'
      : `${formatNumber(rest, locale)} ${rest === 1 ? 'person never gets' : 'people never get'} it.`;
  return `${never} ${outWords(counts, locale)}`;
}
