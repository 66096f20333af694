import { DataGrid } from '../../../components/grid/DataGrid';
import type { GridColumn } from '../../../components/grid/grid-types';
import { Card, NameAndFacts } from '../../../components/layout/Card';
import { PlainLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import type { RoiReport } from '../api/reports';
import { CostsButton } from '../costs/CostsButton';
import { PerUnit, RoiPercent } from '../costs/Return';
import { PeopleLink } from '../PeopleLink';
import classes from './RoiCampaigns.module.css';

type CampaignRow = RoiReport['campaigns'][number];

/** Each campaign with its revenue, its costs to be corrected in place, and its return. */
export function RoiCampaigns({ campaigns }: { campaigns: readonly CampaignRow[] }) {
  const mayEdit = useMayEdit();
  return (
    <Section title="Campaigns" aside="Costs can be corrected at any time">
      <Card padding="none">
        <DataGrid
          inCard
          label="Campaigns"
          rows={campaigns}
          rowKey={(row) => row.id}
          columns={columnsOf(mayEdit)}
          phoneRow={(row) => ({
            name: <Name row={row} />,
            value: <Revenue row={row} />,
            state: (
              <span className="size-xs text-3">
                Return <RoiPercent percent={row.money.roiPercent} />
              </span>
            ),
            fact: <Costs row={row} mayEdit={mayEdit} />,
            facts: <Facts row={row} />,
          })}
          empty={null}
        />
      </Card>
    </Section>
  );
}

const columnsOf = (mayEdit: boolean): GridColumn<CampaignRow>[] => [
  {
    key: 'name',
    title: 'Campaign',
    render: (row) => <NameAndFacts name={<Name row={row} />} facts={<Facts row={row} />} />,
  },
  { key: 'revenue', title: 'Revenue', align: 'right', width: 120, render: (row) => <Revenue row={row} /> },
  {
    key: 'costs',
    title: 'Costs',
    align: 'right',
    width: 140,
    render: (row) => <Costs row={row} mayEdit={mayEdit} />,
  },
  {
    key: 'left',
    title: 'Left over',
    align: 'right',
    width: 120,
    render: (row) => <Money amount={row.money.left} currency={row.money.currency} />,
  },
  {
    key: 'roi',
    title: 'Return',
    align: 'right',
    width: 110,
    render: (row) => <RoiPercent percent={row.money.roiPercent} />,
  },
  {
    key: 'unit',
    title: 'Per unit spent',
    align: 'right',
    width: 120,
    render: (row) => (
      <span className="strong">
        <PerUnit money={row.money} />
      </span>
    ),
  },
];

function Name({ row }: { row: CampaignRow }) {
  const { workspace } = useWorkspace();
  return (
    <PlainLink to="/w/$workspaceId/campaigns/$id/report" params={{ workspaceId: workspace.id, id: row.id }}>
      {row.name}
    </PlainLink>
  );
}

function Facts({ row }: { row: CampaignRow }) {
  const others = row.money.otherCurrencies.map(({ currency }) => currency).join(', ');
  return (
    <>
      <Num value={row.money.orders} /> orders · <When at={row.launchedAt} />
      {others && ` · also in ${others}`}
    </>
  );
}

function Revenue({ row }: { row: CampaignRow }) {
  return (
    <span className={classes.revenue}>
      <PeopleLink campaignId={row.id} filter={{ did: 'bought' }} accent>
        <Money amount={row.money.revenue} currency={row.money.currency} />
      </PeopleLink>
    </span>
  );
}

function Costs({ row, mayEdit }: { row: CampaignRow; mayEdit: boolean }) {
  return (
    <span className={classes.costs}>
      <Money amount={row.money.cost} currency={row.money.currency} />
      {mayEdit && <CostsButton campaignId={row.id} name={row.name} />}
    </span>
  );
}
