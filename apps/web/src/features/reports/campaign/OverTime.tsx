import { LineChart } from '../../../components/charts/LineChart';
import { Card } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatNumber } from '../../../lib/format/number';
import type { CampaignReport } from '../api/reports';
import { bucketWords, momentWords } from './buckets';

/** Clicks and answers as they came. Opens have no line: machines open when it suits them. */
export function OverTime({ report: { overTime, bucketMinutes } }: { report: CampaignReport }) {
  const format = useFormat();
  const somebodyActed = overTime.some(({ clicked, replied }) => clicked > 0 || replied > 0);
  if (overTime.length < 2 || !somebodyActed) return null;
  return (
    <Section title="As it came in" aside={bucketWords(bucketMinutes)}>
      <Card>
        <LineChart
          label="Clicks and answers over time"
          xLabel="Time"
          area
          floor={0}
          points={overTime.map(({ at, clicked, replied }) => ({ x: at, values: { clicked, replied } }))}
          series={[
            { key: 'clicked', label: 'Clicked', colour: 2 },
            { key: 'replied', label: 'Answered', colour: 4 },
          ]}
          formatX={momentWords(overTime, bucketMinutes, format)}
          formatValue={(value) => formatNumber(value, format.locale)}
          caption="People, each at their first click and their first answer"
        />
      </Card>
    </Section>
  );
}
