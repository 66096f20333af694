import { ShareBar } from '../../components/bars/ShareBar';
import { Card } from '../../components/layout/Card';
import { DataGrid } from '../../components/grid/DataGrid';
import type { GridColumn, PhoneRow } from '../../components/grid/grid-types';
import { ProviderTile } from '../../components/people/ProviderTile';
import { Num } from '../../components/numbers/Num';
import { Percent } from '../../components/numbers/Percent';
import { shareOf } from '../../lib/format/number';
import type { ProviderRow } from './api/reports';
import { People } from './PeopleLink';
import { barFloor } from './bar-floor';
import classes from './ProviderTable.module.css';

interface ProviderTableProps {
  providers: readonly ProviderRow[];
  /** the campaign whose people the numbers open; without it they stand for themselves */
  campaignId?: string;
}

const acceptedOf = (row: ProviderRow) => row.accepted + row.returned;

/** How each mailbox provider took the mail, and what its people did. */
export function ProviderTable({ providers, campaignId }: ProviderTableProps) {
  const floor = barFloor(providers.map((row) => shareOf(acceptedOf(row), row.tried)));
  return (
    <>
      <Card padding="none">
        <DataGrid
          inCard
          label="Mailbox providers"
          rows={providers}
          rowKey={(row) => row.provider}
          rowHeight={44}
          columns={columnsOf(campaignId, floor)}
          phoneRow={(row) => phoneRow(row, campaignId)}
          empty={<p className={classes.empty}>Nobody has been tried yet.</p>}
        />
      </Card>
      {floor > 0 && providers.length > 0 && <p className={classes.caption}>Bars begin at {floor * 100} %.</p>}
    </>
  );
}

const columnsOf = (campaignId: string | undefined, floor: number): GridColumn<ProviderRow>[] => [
  { key: 'provider', title: 'Provider', render: (row) => <Name row={row} /> },
  { key: 'tried', title: 'Tried', align: 'right', width: 90, render: (row) => <Num value={row.tried} /> },
  { key: 'accepted', title: 'Accepted', width: 230, render: (row) => <Accepted row={row} floor={floor} /> },
  {
    key: 'bounced',
    title: 'Bounced',
    align: 'right',
    width: 100,
    render: (row) => (
      <Counted row={row} count={row.rejected + row.returned} campaignId={campaignId} of="bounced" />
    ),
  },
  {
    key: 'complaints',
    title: 'Complaints',
    align: 'right',
    width: 110,
    render: (row) => <Percent share={shareOf(row.complained, row.accepted)} digits={2} />,
  },
  {
    key: 'clicked',
    title: 'Clicked',
    align: 'right',
    width: 100,
    render: (row) => <Percent share={shareOf(row.clicked, row.tried)} />,
  },
  {
    key: 'replied',
    title: 'Answers',
    align: 'right',
    width: 100,
    render: (row) => <Counted row={row} count={row.replied} campaignId={campaignId} of="replied" />,
  },
];

function Name({ row }: { row: ProviderRow }) {
  return (
    <span className={classes.name}>
      <ProviderTile name={row.name} />
      <span className="truncate" title={row.name}>
        {row.name}
      </span>
    </span>
  );
}

const LOW = 0.95;

function Accepted({ row, floor }: { row: ProviderRow; floor: number }) {
  const share = shareOf(acceptedOf(row), row.tried);
  const low = share !== null && share < LOW;
  return (
    <span className={classes.accepted}>
      <ShareBar share={((share ?? 0) - floor) / (1 - floor)} fill={low ? 'rejected' : 'accepted'} />
      <span className={low ? classes.low : undefined}>
        <Percent share={share} />
      </span>
    </span>
  );
}

interface CountedProps {
  row: ProviderRow;
  count: number;
  campaignId: string | undefined;
  of: 'bounced' | 'replied';
}

function Counted({ row, count, campaignId, of }: CountedProps) {
  // Who bounced is in two states; only those who answered are one list.
  if (campaignId === undefined || of === 'bounced') return <Num value={count} />;
  return <People campaignId={campaignId} filter={{ provider: row.provider, did: of }} count={count} accent />;
}

function phoneRow(row: ProviderRow, campaignId: string | undefined): PhoneRow {
  return {
    name: <Name row={row} />,
    value: <Percent share={shareOf(acceptedOf(row), row.tried)} />,
    facts: (
      <>
        <Num value={row.tried} /> tried · <Num value={row.rejected + row.returned} /> bounced ·{' '}
        <Counted row={row} count={row.replied} campaignId={campaignId} of="replied" /> answers
      </>
    ),
  };
}
