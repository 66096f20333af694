import { formatCount, formatNumber, formatPercent, shareOf } from '../../../lib/format/number';
import type { CampaignReport } from '../api/reports';

/** The second sentence of a report: how the mail was taken, and who does not want more of it. */
export function whatHappened({ states, funnel }: CampaignReport, locale: string): string {
  const number = (count: number) => formatNumber(count, locale);
  const parts = [
    `${number(funnel.accepted)} of ${formatCount(funnel.tried, 'mail', 'mails', locale)} were accepted`,
  ];
  const lost = states.rejected + states.returned;
  const share = shareOf(lost, funnel.tried);
  parts.push(lost > 0 && share !== null ? `${formatPercent(share, locale)} bounced` : 'none bounced');
  if (funnel.unsubscribed > 0)
    parts.push(formatCount(funnel.unsubscribed, 'person', 'people', locale) + ' unsubscribed');
  if (funnel.complained > 0) parts.push(`${number(funnel.complained)} reported it as spam`);
  const waiting =
    states.waiting > 0 ? ` ${formatCount(states.waiting, 'person waits', 'people wait', locale)}.` : '';
  return `${inList(parts)}.${waiting}`;
}

const inList = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
