import { KeyFigures } from '../../../components/numbers/KeyFigures';
import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import type { RoiReport } from '../api/reports';
import { PerUnit, RoiPercent, useUnit } from '../costs/Return';

/** Revenue, costs, what came back for each unit, and what a thousand mails earn. */
export function RoiFigures({ report: { total, campaigns } }: { report: RoiReport }) {
  const { locale } = useFormat();
  const unit = useUnit(total.currency);
  // Only campaigns reckoned in this currency: the revenue of others is not in the sum.
  const own = campaigns.filter(({ money }) => money.currency === total.currency);
  const mails = own.reduce((sum, { accepted }) => sum + accepted, 0);
  const perThousand = mails === 0 ? null : String((Number(total.revenue) / mails) * 1_000);
  const money = (amount: string | null) => <Money amount={amount} currency={total.currency} />;
  return (
    <KeyFigures
      large
      label="Return"
      figures={[
        {
          label: 'Revenue',
          value: money(total.revenue),
          note: (
            <>
              {formatCount(total.orders, 'order', 'orders', locale)}
              {total.dealRevenue !== '0' && <>, {money(total.dealRevenue)} of it deals from answers</>}
            </>
          ),
        },
        {
          label: 'Costs',
          value: money(total.cost),
          note: (
            <>
              {money(total.messageCost)} sending, {money(total.fixedCost)} design and text
            </>
          ),
        },
        {
          label: `For each ${unit} spent`,
          value: <PerUnit money={total} />,
          note:
            total.roiPercent === null ? (
              'Enter costs below'
            ) : (
              <>
                A return of <RoiPercent percent={total.roiPercent} />, {money(total.left)} left over
              </>
            ),
        },
        {
          label: 'Earned per 1,000 mails',
          value: money(perThousand),
          note: (
            <>
              <Num value={mails} /> accepted
            </>
          ),
        },
      ]}
    />
  );
}
