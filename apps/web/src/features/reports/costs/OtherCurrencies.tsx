import { Notice } from '../../../components/feedback/Notice';
import { formatMoney } from '../../../lib/format/money';
import { useFormat } from '../../../lib/format/FormatContext';
import type { MoneyReport } from '../api/reports';
import classes from './OtherCurrencies.module.css';

/** What came in in other currencies: named, never silently converted. Nothing where there is none. */
export function OtherCurrencies({ others }: { others: MoneyReport['otherCurrencies'] }) {
  const { locale } = useFormat();
  if (others.length === 0) return null;
  const amounts = others.map(({ revenue, currency }) => formatMoney({ amount: revenue, currency }, locale));
  return (
    <div className={classes.others}>
      <Notice>
        Besides, {new Intl.ListFormat('en').format(amounts)} came in. Other currencies are not converted.
      </Notice>
    </div>
  );
}
