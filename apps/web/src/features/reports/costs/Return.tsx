import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import { formatMoney } from '../../../lib/format/money';
import { useFormat } from '../../../lib/format/FormatContext';
import type { MoneyReport } from '../api/reports';
import classes from './Return.module.css';

/** The return in per cent and per unit spent; without costs there is none, and it says so. */
export function Return({ money }: { money: MoneyReport }) {
  const unit = useUnit(money.currency);
  if (money.roiPercent === null) {
    return <p className={classes.none}>No costs are entered, so there is no return to reckon.</p>;
  }
  return (
    <dl className={`num ${classes.facts}`}>
      <div>
        <dt>Return on what was spent</dt>
        <dd>
          <RoiPercent percent={money.roiPercent} />
        </dd>
      </div>
      <div>
        <dt>For each {unit} spent</dt>
        <dd>
          <PerUnit money={money} />
        </dd>
      </div>
    </dl>
  );
}

/** `1,591 %`; a return needs no decimals from ten per cent upwards. */
export function RoiPercent({ percent }: { percent: number | null }) {
  if (percent === null) return <Num value={null} />;
  return (
    <span className="num nowrap">
      <Num value={percent} fractionDigits={Math.abs(percent) < 10 ? 1 : 0} />
      {'\u00a0'}%
    </span>
  );
}

export function PerUnit({ money }: { money: Pick<MoneyReport, 'perUnitSpent' | 'currency'> }) {
  const amount = money.perUnitSpent === null ? null : money.perUnitSpent.toFixed(2);
  return <Money amount={amount} currency={money.currency} />;
}

/** One unit of a currency in words: `€1`. */
export function useUnit(currency: string): string {
  const { locale } = useFormat();
  return formatMoney({ amount: '1', currency }, locale).replace(/[.,]00/, '');
}
