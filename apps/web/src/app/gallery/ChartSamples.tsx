import { BarChart, LineChart } from '../../components/charts/LineChart';
import { Card } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { formatMoney, formatMoneyShort } from '../../lib/format/money';
import { formatNumber } from '../../lib/format/number';
import { Columns } from './Columns';

const rates = [0, 120, 210, 290, 360, 420, 470, 510, 540, 552, 548, 551, 546, 470, 450, 430, 420, 408, 412];
const minute = (index: number) =>
  `2026-11-17T${String(11 + Math.floor((40 + index * 5) / 60)).padStart(2, '0')}:${String((40 + index * 5) % 60).padStart(2, '0')}`;
const months = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];

export function ChartSamples() {
  return (
    <Columns of={2}>
      <Section title="Accepted a minute">
        <Card>
          <LineChart
            label="Accepted a minute"
            xLabel="Time"
            area
            series={[{ key: 'rate', label: 'Accepted a minute', colour: 1 }]}
            points={rates.map((rate, index) => ({ x: minute(index), values: { rate } }))}
            formatX={(x) => x.slice(11)}
            formatValue={(value) => formatNumber(value, 'en-GB')}
            marks={[
              { x: minute(3), word: 'Canary passed' },
              { x: minute(14), word: 'Gmail: slow down' },
            ]}
          />
        </Card>
      </Section>
      <Section title="Month by month">
        <Card>
          <BarChart
            label="Month by month"
            xLabel="Month"
            series={[
              { key: 'orders', label: 'Orders', colour: 1 },
              { key: 'deals', label: 'Deals from answers', colour: 2 },
              { key: 'costs', label: 'Costs', colour: 3 },
            ]}
            points={months.map((x, index) => ({
              x,
              values: {
                orders: 8000 + ((index * 3571) % 9000),
                deals: 2000 + ((index * 2711) % 6000),
                costs: -(900 + ((index * 331) % 1800)),
              },
            }))}
            formatX={(x) => x}
            formatValue={(value) => formatMoney({ amount: String(value), currency: 'EUR' }, 'en-GB')}
            formatTick={(value) => formatMoneyShort(value, 'EUR', 'en-GB')}
          />
        </Card>
      </Section>
    </Columns>
  );
}
