import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Card } from '../../../components/layout/Card';
import { QuietButton, QuietLink } from '../../../components/layout/QuietLink';
import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import { TillReceipt, type ReceiptLine } from '../../../components/numbers/TillReceipt';
import { formatCount } from '../../../lib/format/number';
import { useFormat } from '../../../lib/format/FormatContext';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import type { CampaignReport, MoneyReport } from '../api/reports';
import { CostsForm } from '../costs/CostsForm';
import { Return } from '../costs/Return';
import { OtherCurrencies } from '../costs/OtherCurrencies';
import { PeopleLink } from '../PeopleLink';
import classes from './EarnedCard.module.css';

/** Revenue less costs, as a receipt. Costs are changed in place. */
export function EarnedCard({ report: { campaign, money, attribution, funnel } }: { report: CampaignReport }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    flushSync(() => setEditing(false));
    opener.current?.focus();
  };
  return (
    <Card>
      <div className={classes.head}>
        <h2>What it earned</h2>
        <QuietLink to="/w/$workspaceId/roi" params={{ workspaceId: workspace.id }}>
          ROI
        </QuietLink>
      </div>
      <p className={classes.revenue}>
        <PeopleLink campaignId={campaign.id} filter={{ did: 'bought' }}>
          <Money amount={money.revenue} currency={money.currency} />
        </PeopleLink>
      </p>
      <p className="num size-sm text-2">
        <Orders money={money} counted={campaign.trackClicks} />
      </p>
      <p className={`num ${classes.rule}`}>{attribution.says}</p>
      {editing ? (
        <CostsForm campaign={campaign} onDone={close} />
      ) : (
        <>
          <TillReceipt
            lines={linesOf(money, funnel.accepted)}
            total={{ label: 'Left over', value: <Money amount={money.left} currency={money.currency} /> }}
          />
          <Return money={money} />
          {mayEdit && (
            <QuietButton ref={opener} onClick={() => setEditing(true)}>
              Change the costs
            </QuietButton>
          )}
        </>
      )}
      <OtherCurrencies others={money.otherCurrencies} />
    </Card>
  );
}

function Orders({ money, counted }: { money: MoneyReport; counted: boolean }) {
  const { locale } = useFormat();
  if (money.orders === 0)
    return counted ? 'No orders yet' : 'Orders cannot be found: clicks were not counted in this campaign';
  const each = String(Number(money.orderRevenue) / money.orders);
  return (
    <>
      {formatCount(money.orders, 'order', 'orders', locale)},{' '}
      <Money amount={each} currency={money.currency} /> on average
    </>
  );
}

function linesOf(money: MoneyReport, accepted: number): ReceiptLine[] {
  const { currency } = money;
  const minus = (amount: string) => (amount === '0' ? amount : `-${amount}`);
  return [
    { label: 'Orders', value: <Money amount={money.orderRevenue} currency={currency} /> },
    ...(money.dealRevenue === '0'
      ? []
      : [{ label: 'Deals from answers', value: <Money amount={money.dealRevenue} currency={currency} /> }]),
    {
      label: 'Sending',
      value: <Money amount={minus(money.messageCost)} currency={currency} />,
      note: (
        <>
          <Num value={accepted} /> mails
        </>
      ),
    },
    { label: 'Design and text', value: <Money amount={minus(money.fixedCost)} currency={currency} /> },
  ];
}
