import { Card } from '../../../components/layout/Card';
import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import { TillReceipt, type ReceiptLine } from '../../../components/numbers/TillReceipt';
import { When } from '../../../components/numbers/When';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatBytes } from '../../../lib/format/number';
import { useNow } from '../../../lib/use-now';
import type { Checklist, Preview, ResolvedTime } from '../api/campaigns';
import type { SendTime } from './send-time';
import classes from './Forecast.module.css';

interface ForecastProps {
  checklist: Checklist | undefined;
  preview: Preview | undefined;
  when: SendTime;
  resolved: ResolvedTime | undefined;
}

/** What will happen, as far as it can be known: how many, from when until when, for how much. */
export function Forecast({ checklist, preview, when, resolved }: ForecastProps) {
  const { locale } = useFormat();
  const now = useNow();
  if (!checklist) return null;
  const { audience, forecast } = checklist;
  const out = audience.excluded + audience.suppressed;
  const begins = when.mode === 'now' ? now : resolved?.instant ? new Date(resolved.instant) : null;
  const ends =
    begins && forecast.minutes !== null ? new Date(begins.getTime() + forecast.minutes * 60_000) : null;
  const zone = when.mode === 'later' ? { timeZone: when.timeZone } : {};
  const lines: ReceiptLine[] = [
    {
      label: 'Gets it',
      value: <Num value={audience.willGet} />,
      ...(out > 0
        ? {
            note: (
              <>
                after <Num value={out} /> left out
              </>
            ),
          }
        : {}),
    },
    {
      label: 'First mail',
      value: when.mode === 'now' ? 'once you confirm' : <When at={begins} zone {...zone} />,
    },
    {
      label: 'Last mail',
      value: ends ? (
        <span className="text-3">
          ≈ <When at={ends} zone {...zone} />
        </span>
      ) : (
        '–'
      ),
      note: forecast.says,
    },
    { label: 'Costs', value: <Money amount={forecast.cost} currency={forecast.currency} /> },
  ];
  if (preview?.ok && preview.html !== null)
    lines.push({ label: 'Size', value: formatBytes(preview.bytes, locale), note: 'the whole message' });
  return (
    <Card padding="small">
      <h2 className={classes.title}>Forecast</h2>
      <TillReceipt lines={lines} />
    </Card>
  );
}
