import { DataGrid } from '../../../components/grid/DataGrid';
import type { GridColumn } from '../../../components/grid/grid-types';
import { Card, NameAndFacts } from '../../../components/layout/Card';
import { QuietLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { Num } from '../../../components/numbers/Num';
import { Percent } from '../../../components/numbers/Percent';
import { StateWord, type State } from '../../../components/states/StateGlyph';
import { shareOf } from '../../../lib/format/number';
import { useWorkspace } from '../../../lib/workspace';
import type { DeliverabilityReport } from '../api/reports';

type AccountRow = DeliverabilityReport['accounts'][number];

/** Through which accounts it left, and how each of them fared. */
export function Accounts({ accounts }: { accounts: readonly AccountRow[] }) {
  const { workspace } = useWorkspace();
  return (
    <Section
      title="Sending accounts"
      link={
        <QuietLink to="/w/$workspaceId/senders" params={{ workspaceId: workspace.id }}>
          Senders & mailboxes
        </QuietLink>
      }
    >
      <Card padding="none">
        <DataGrid
          inCard
          label="Sending accounts"
          rows={accounts}
          rowKey={(row) => row.id}
          rowHeight={52}
          columns={columns}
          phoneRow={(row) => ({
            name: row.name,
            value: <Percent share={shareOf(row.accepted + row.returned, row.tried)} />,
            state: <AccountState row={row} />,
            facts: (
              <>
                <Num value={row.tried} /> tried · <Num value={row.rejected + row.returned} /> bounced ·{' '}
                <Num value={row.complained} /> complaints
              </>
            ),
          })}
          empty={null}
        />
      </Card>
    </Section>
  );
}

const columns: GridColumn<AccountRow>[] = [
  {
    key: 'name',
    title: 'Account',
    render: (row) => <NameAndFacts name={row.name} facts={row.says || undefined} />,
  },
  { key: 'state', title: 'State', width: 170, render: (row) => <AccountState row={row} /> },
  { key: 'tried', title: 'Tried', align: 'right', width: 100, render: (row) => <Num value={row.tried} /> },
  {
    key: 'accepted',
    title: 'Accepted',
    align: 'right',
    width: 110,
    render: (row) => <Percent share={shareOf(row.accepted + row.returned, row.tried)} />,
  },
  {
    key: 'bounced',
    title: 'Bounced',
    align: 'right',
    width: 100,
    render: (row) => <Num value={row.rejected + row.returned} />,
  },
  {
    key: 'complained',
    title: 'Complaints',
    align: 'right',
    width: 110,
    render: (row) => <Percent share={shareOf(row.complained, row.accepted)} digits={2} />,
  },
];

const looks: Record<string, State> = {
  working: { mailbox: 'working' },
  paused: { campaign: 'paused' },
  refused: { mailbox: 'sign-in' },
  unreachable: { mailbox: 'unreachable' },
};

function AccountState({ row }: { row: AccountRow }) {
  const look = looks[row.state];
  return look ? <StateWord state={look} /> : <span className="text-3">No longer here</span>;
}
