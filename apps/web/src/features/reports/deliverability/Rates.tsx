import { ShareBar } from '../../../components/bars/ShareBar';
import type { Fill } from '../../../components/bars/Swatch';
import { KeyFigures } from '../../../components/numbers/KeyFigures';
import { Num } from '../../../components/numbers/Num';
import { Percent } from '../../../components/numbers/Percent';
import { StateWord } from '../../../components/states/StateGlyph';
import type { DeliverabilityReport } from '../api/reports';
import { limits } from './limits';

/** Taken, bounced, reported: each against the limit at which somebody acts. */
export function Rates({ report: { accepted, bounces, complaints } }: { report: DeliverabilityReport }) {
  const bounced = bounces.rate ?? 0;
  const reported = complaints.rate ?? 0;
  return (
    <KeyFigures
      label="Rates"
      figures={[
        {
          label: 'Taken and kept',
          value: <Percent share={accepted.rate} />,
          note: <Counted rate={accepted} of="tried" />,
        },
        {
          label: 'Bounced',
          value: <Percent share={bounces.rate} />,
          aside: <Verdict bad={bounced >= limits.bounces.review} />,
          bar: (
            <ShareBar
              share={bounced / limits.bounces.scale}
              fill={fillOf(bounced, limits.bounces.review / 2, limits.bounces.review)}
              limit={{
                at: limits.bounces.review / limits.bounces.scale,
                meaning: 'Mail services act at 5 %',
              }}
            />
          ),
          note: (
            <>
              Mail services act at 5 %. <Counted rate={bounces} of="tried" />
            </>
          ),
        },
        {
          label: 'Complaints',
          value: <Percent share={complaints.rate} digits={2} />,
          aside: (
            <Verdict
              bad={reported >= limits.complaints.blocked}
              look={reported >= limits.complaints.wanted}
            />
          ),
          bar: (
            <ShareBar
              share={reported / limits.complaints.scale}
              fill={fillOf(reported, limits.complaints.wanted, limits.complaints.blocked)}
              limit={[
                {
                  at: limits.complaints.wanted / limits.complaints.scale,
                  meaning: 'Gmail wants less than 0.1 %',
                  soft: true,
                },
                {
                  at: limits.complaints.blocked / limits.complaints.scale,
                  meaning: 'Gmail blocks near 0.3 %',
                },
              ]}
            />
          ),
          note: (
            <>
              Gmail wants less than 0.1 % and blocks near 0.3 %. <Counted rate={complaints} of="kept" />
            </>
          ),
        },
      ]}
    />
  );
}

function Counted({ rate, of }: { rate: { count: number; of: number }; of: string }) {
  return (
    <>
      <Num value={rate.count} /> of <Num value={rate.of} /> {of}
    </>
  );
}

function Verdict({ bad, look = false }: { bad: boolean; look?: boolean }) {
  if (bad) return <StateWord state={{ check: 'broken' }}>Too many</StateWord>;
  return look ? (
    <StateWord state={{ check: 'look' }}>More than wanted</StateWord>
  ) : (
    <StateWord state={{ check: 'ready' }}>Fine</StateWord>
  );
}

const fillOf = (rate: number, look: number, bad: number): Fill =>
  rate >= bad ? 'rejected' : rate >= look ? 'warn' : 'accepted';
