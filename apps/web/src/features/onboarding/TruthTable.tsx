import { useQuery } from '@tanstack/react-query';
import { DataGrid } from '../../components/grid/DataGrid';
import { PageHeader } from '../../components/layout/PageHeader';
import { ButtonLink } from '../../components/layout/QuietLink';
import { Money } from '../../components/numbers/Money';
import { Num } from '../../components/numbers/Num';
import { StateGlyph } from '../../components/states/StateGlyph';
import { useFormat } from '../../lib/format/FormatContext';
import { formatCount } from '../../lib/format/number';
import { useWorkspace } from '../../lib/workspace';
import { reportQuery, type SandboxMailing } from './api/onboarding';
import { agreeing, truthRows, type TruthRow } from './truth-rows';

const LOOK_EVERY_MS = 2_000;

interface TruthTableProps {
  mailing: SandboxMailing & { campaignId: string };
  /** letters whose readers have still something to do */
  pending: number;
}

/** The two records side by side, row by row. */
export function TruthTable({ mailing, pending }: TruthTableProps) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const path = { workspaceId: workspace.id, id: mailing.campaignId };
  const report = useQuery({ ...reportQuery({ path }), refetchInterval: LOOK_EVERY_MS });
  const rows = truthRows(mailing, report.data ?? null);
  const alike = agreeing(rows) === rows.length;
  const [earned] = Object.entries(mailing.truth.revenue);

  const answer = () => {
    if (report.isError) return 'The report did not load; here is what the sandbox wrote down.';
    if (pending > 0) return `${formatCount(pending, 'letter', 'letters', locale)} still being read.`;
    return alike
      ? 'Mailwright saw all of it, nobody lost and nobody twice.'
      : 'The last answers are on their way.';
  };

  return (
    <>
      <PageHeader
        title="What they really did"
        answer={
          <>
            {answer()}{' '}
            {earned && (
              <>
                They spent <Money amount={earned[1]} currency={earned[0]} />.
              </>
            )}
          </>
        }
        actions={
          <ButtonLink to="/w/$workspaceId/campaigns/$id/report" params={path} variant="default">
            Open the report
          </ButtonLink>
        }
      />
      <DataGrid<TruthRow>
        label="What people did"
        rowHeight={44}
        rows={rows}
        rowKey={({ key }) => key}
        empty={null}
        columns={[
          { key: 'name', title: report.data?.campaign.name ?? 'Campaign', render: ({ name }) => name },
          {
            key: 'did',
            title: 'The sandbox says',
            align: 'right',
            width: 150,
            render: ({ did }) => <Num value={did} />,
          },
          {
            key: 'seen',
            title: 'Mailwright saw',
            align: 'right',
            width: 150,
            render: ({ seen }) => <Num value={seen} />,
          },
          { key: 'alike', title: '', width: 150, render: (row) => <Alike row={row} /> },
        ]}
        phoneRow={(row) => ({
          name: row.name,
          value: <Num value={row.did} />,
          state: <Alike row={row} />,
          fact: (
            <>
              saw <Num value={row.seen} />
            </>
          ),
        })}
      />
    </>
  );
}

function Alike({ row: { did, seen } }: { row: TruthRow }) {
  if (seen === null) return null;
  return (
    <span className="size-sm text-2" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <StateGlyph state={{ check: did === seen ? 'ready' : 'look' }} />
      {did === seen ? 'the same' : 'on its way'}
    </span>
  );
}
