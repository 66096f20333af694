import { BarChart } from '../../../components/charts/LineChart';
import { Card } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatMoney, formatMoneyShort } from '../../../lib/format/money';
import type { RoiReport } from '../api/reports';
import { dayWords, everyDay } from '../days';

/** What came in on which day. Deals carry no day; they are in the totals above. */
export function RevenueByDay({ report: { byDay, days, total } }: { report: RoiReport }) {
  const { locale, timeZone } = useFormat();
  const { currency } = total;
  if (byDay.length === 0) return null;
  const known = new Map(byDay.map((one) => [one.day, Number(one.revenue)]));
  const deals =
    total.dealRevenue === '0' ? '' : ' Deals from answers carry no day: they are in the sum above.';
  return (
    <Section title="Day by day">
      <Card>
        <BarChart
          label="Revenue from orders by day"
          xLabel="Day"
          points={everyDay(byDay[0]?.day, days, timeZone).map((day) => ({
            x: day,
            values: { revenue: known.get(day) ?? 0 },
          }))}
          series={[{ key: 'revenue', label: 'Orders', colour: 1 }]}
          formatX={(day) => dayWords(day, locale)}
          formatValue={(value) => formatMoney({ amount: String(value), currency }, locale)}
          formatTick={(value) => formatMoneyShort(value, currency, locale)}
          caption={`Orders by the day on which they were placed.${deals}`}
        />
      </Card>
    </Section>
  );
}
