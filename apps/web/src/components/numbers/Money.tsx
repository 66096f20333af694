import { useFormat } from '../../lib/format/FormatContext';
import { formatMoney } from '../../lib/format/money';
import { Missing } from './Num';

interface MoneyProps {
  /** exact decimal string as the API gives it */
  amount: string | null | undefined;
  /** ISO 4217; the workspace's if left out */
  currency?: string;
}

/** An amount without cents from 100 upwards. */
export function Money({ amount, currency }: MoneyProps) {
  const format = useFormat();
  if (amount === null || amount === undefined) return <Missing />;
  return (
    <span className="num nowrap">
      {formatMoney({ amount, currency: currency ?? format.currency }, format.locale)}
    </span>
  );
}
