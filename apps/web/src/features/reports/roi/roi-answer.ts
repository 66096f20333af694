import { formatMoney } from '../../../lib/format/money';
import { formatNumber } from '../../../lib/format/number';
import type { RoiReport } from '../api/reports';

/** The answer to "was it worth it", in a sentence. */
export function roiAnswer({ total, days, campaigns }: RoiReport, locale: string): string {
  const when = days === 365 ? 'in the last year' : `in the last ${days} days`;
  if (campaigns.length === 0) return `No campaign went out ${when}.`;
  const money = (amount: string) => formatMoney({ amount, currency: total.currency }, locale);
  if (total.perUnitSpent === null) {
    return `Campaigns ${when} earned ${money(total.revenue)}. No costs are entered yet.`;
  }
  if (total.revenue === '0')
    return `Campaigns ${when} cost ${money(total.cost)} and have earned nothing yet.`;
  const times = formatNumber(total.perUnitSpent, locale, total.perUnitSpent < 10 ? 1 : 0);
  return `What you spent on campaigns ${when} came back ${times} times.`;
}
