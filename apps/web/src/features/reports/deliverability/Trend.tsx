import { BarChart } from '../../../components/charts/LineChart';
import { Card } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatNumber, formatShort } from '../../../lib/format/number';
import type { DeliverabilityReport } from '../api/reports';
import { dayWords, everyDay } from '../days';

/** Mails of each day: how many stayed, and how many were refused or came back. */
export function Trend({ report: { byDay, days } }: { report: DeliverabilityReport }) {
  const { locale, timeZone } = useFormat();
  const known = new Map(byDay.map((one) => [one.day, one]));
  return (
    <Section title="Day by day" aside="Mails">
      <Card>
        <BarChart
          label="Mails by day"
          xLabel="Day"
          points={everyDay(byDay[0]?.day, days, timeZone).map((day) => {
            const { accepted = 0, bounced = 0 } = known.get(day) ?? {};
            return { x: day, values: { accepted, bounced } };
          })}
          series={[
            { key: 'accepted', label: 'Taken and kept', colour: 1 },
            { key: 'bounced', label: 'Bounced', colour: 3 },
          ]}
          formatX={(day) => dayWords(day, locale)}
          formatValue={(value) => formatNumber(value, locale)}
          formatTick={(value) => formatShort(value, locale)}
          caption="By the day on which the server answered; a later bounce counts for that day too"
        />
      </Card>
    </Section>
  );
}
