import { Num } from '../../../components/numbers/Num';
import { Money } from '../../../components/numbers/Money';
import type { RoiReport } from '../api/reports';

/** What came without a key: a visitor can report what was never bought, so it is told apart. */
export function BrowserReported({ reported }: { reported: RoiReport['browserReported'] }) {
  if (reported.orders === 0) return null;
  return (
    <p className="num size-sm text-2">
      <Money amount={reported.revenue} currency={reported.currency} /> in <Num value={reported.orders} />{' '}
      {reported.orders === 1 ? 'order' : 'orders'} was reported without a key, by visitors’ browsers or shops.{' '}
      {reported.counted
        ? 'It is part of these numbers, and not verified.'
        : 'It is not part of these numbers: the workspace’s settings leave it out.'}
    </p>
  );
}
