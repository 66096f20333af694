import { FunnelBars } from '../../components/bars/FunnelBars';
import { ShareBar } from '../../components/bars/ShareBar';
import { StackedBar } from '../../components/bars/StackedBar';
import { Sparkline } from '../../components/charts/Sparkline';
import { Card } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { Delta } from '../../components/numbers/Delta';
import { KeyFigures } from '../../components/numbers/KeyFigures';
import { Money } from '../../components/numbers/Money';
import { Num } from '../../components/numbers/Num';
import { Percent } from '../../components/numbers/Percent';
import { SumEquation } from '../../components/numbers/SumEquation';
import { TillReceipt } from '../../components/numbers/TillReceipt';
import { When } from '../../components/numbers/When';
import { StateWord } from '../../components/states/StateGlyph';
import { Columns, Pile, Row } from './Columns';
import { inNineDays, sendCounts } from './samples';

export function NumberSamples() {
  return (
    <>
      <Section title="Key figures">
        <KeyFigures
          label="Health"
          figures={[
            {
              label: 'Bounces, 7 days',
              value: <Percent share={0.011} />,
              aside: <Delta text="−0.3 pt" direction="down" good />,
              bar: (
                <ShareBar
                  share={0.275}
                  label="Bounces"
                  limit={{ at: 0.75, meaning: 'Sending stops at 3 %' }}
                />
              ),
              note: 'Sending stops at 3 %',
            },
            {
              label: 'Complaints, 7 days',
              value: <Percent share={0.0004} digits={2} />,
              aside: <Delta text="+0.01 pt" direction="up" good={false} />,
              bar: (
                <ShareBar
                  share={0.1}
                  label="Complaints"
                  limit={{ at: 0.75, meaning: 'Gmail blocks near 0.3 %' }}
                />
              ),
              note: 'Gmail blocks near 0.3 %',
            },
            {
              label: 'Sending accounts',
              value: '3 of 3',
              aside: <StateWord state={{ mailbox: 'working' }} />,
              bar: <ShareBar share={0.55} label="Used today" />,
              note: '34,112 of 62,000 used today',
            },
            {
              label: 'Earned per 1,000 mails',
              value: <Money amount="246.30" />,
              aside: <Sparkline values={[180, 210, 254, 215, 125, 669, 317, 240, 281]} colour={3} />,
              note: 'orders within 7 days',
            },
          ]}
        />
      </Section>
      <Section title="Numbers that add up">
        <Columns of={2}>
          <Card>
            <Pile>
              <StackedBar counts={sendCounts} height={16} />
              <SumEquation
                total={{ value: 48_210, label: 'people' }}
                terms={[
                  { value: 31_904, label: 'accepted', fill: 'accepted' },
                  { value: 402, label: 'trying again', fill: 'later' },
                  { value: 97, label: 'rejected', fill: 'rejected' },
                  { value: 3, label: 'uncertain', fill: 'uncertain' },
                  { value: 15_804, label: 'waiting', fill: 'waiting' },
                ]}
              />
              <SumEquation
                form="rest"
                total={{ value: 48_709, label: 'will get it' }}
                terms={[
                  { value: 52_318, label: 'match' },
                  { value: 1036, label: 'bought it' },
                  { value: 2271, label: 'suppressed' },
                  { value: 302, label: 'over 2 mails a week' },
                ]}
              />
              <StackedBar counts={sendCounts} legend />
            </Pile>
          </Card>
          <Card>
            <Pile>
              <TillReceipt
                lines={[
                  { label: 'Sending', value: <Money amount="-21.92" />, note: 'at €0.45 per 1,000' },
                  { label: 'Design and text', value: <Money amount="-180" /> },
                  { label: 'Vouchers used', value: <Money amount="-1012" /> },
                ]}
                total={{ label: 'Left over', value: <Money amount="13648" /> }}
              />
              <Row>
                <Num value={48_210} /> <Num value={10_708} estimate /> <Num value={null} />{' '}
                <Percent share={0.23} digits={0} estimate /> <Money amount={undefined} />
                <When at="2026-11-17T13:08:00Z" zone /> <When at={inNineDays} as="both" />
              </Row>
            </Pile>
          </Card>
        </Columns>
      </Section>
      <Section title="Funnel">
        <Card>
          <FunnelBars
            label="From tried to bought"
            usualMeaning="Your median of 12 campaigns"
            steps={[
              { label: 'Tried', count: 46_870, fill: 'muted' },
              { label: 'Accepted', count: 46_312, fill: 'chart-1', usual: 0.987 },
              { label: 'Opened', count: 10_708, fill: 'estimate', estimate: true },
              { label: 'Clicked', count: 2214, fill: 'chart-2', usual: 0.041 },
              { label: 'Answered', count: 438, fill: 'chart-4', usual: 0.008 },
              { label: 'Bought', count: 316, fill: 'chart-3', usual: 0.005 },
            ]}
          />
        </Card>
      </Section>
    </>
  );
}
