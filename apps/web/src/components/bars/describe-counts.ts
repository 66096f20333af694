import { formatNumber } from '../../lib/format/number';
import { deliveryBarOrder, deliveryStates, type DeliveryCounts } from '../states/delivery-states';

/** The bar in words: `Accepted 31,904, trying again 402, waiting 15,804`. */
export function describeCounts(counts: DeliveryCounts, locale: string): string {
  const parts = deliveryBarOrder
    .filter((state) => (counts[state] ?? 0) > 0)
    .map(
      (state) => `${deliveryStates[state].word.toLowerCase()} ${formatNumber(counts[state] ?? 0, locale)}`,
    );
  const text = parts.join(', ') || 'no mails yet';
  return text.charAt(0).toUpperCase() + text.slice(1);
}
