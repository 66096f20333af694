import { IconMoodSmile } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { Card, NameAndFacts } from '../../../components/layout/Card';
import { DataGrid } from '../../../components/grid/DataGrid';
import type { GridColumn } from '../../../components/grid/grid-types';
import { Section } from '../../../components/layout/Section';
import { Missing } from '../../../components/numbers/Num';
import { SaidOnPhone } from '../SaidOnPhone';
import { oneLine } from '../server-line';
import type { CampaignReport } from '../api/reports';
import { People, type PeopleFilter } from '../PeopleLink';

type BounceRow = CampaignReport['bounces'][number];

const kindWords: Record<BounceRow['kind'], string> = {
  refused: 'Refused at the door',
  hard: 'Came back for good',
  soft: 'Came back, may pass',
};

/** Why mail was refused or came back: our words, the server's, and the people. */
export function Bounces({ campaignId, bounces }: { campaignId: string; bounces: readonly BounceRow[] }) {
  return (
    <Section title="What bounced, and why">
      <Card padding="none">
        <DataGrid
          inCard
          label="Bounces"
          rows={bounces}
          rowKey={(row) => `${row.kind} ${row.category}`}
          columns={columnsOf(campaignId)}
          phoneRow={(row) => ({
            name: kindWords[row.kind],
            value: <Count campaignId={campaignId} row={row} />,
            bar: <SaidOnPhone says={row.says} serverWords={row.example} />,
          })}
          empty={
            <EmptyState icon={IconMoodSmile} title="Nothing bounced">
              No server refused this mail, and none sent it back.
            </EmptyState>
          }
        />
      </Card>
    </Section>
  );
}

const columnsOf = (campaignId: string): GridColumn<BounceRow>[] => [
  {
    key: 'says',
    title: 'In words',
    width: 400,
    render: (row) => <NameAndFacts name={row.says} facts={kindWords[row.kind]} />,
  },
  {
    key: 'example',
    title: 'What a server said',
    render: (row) =>
      row.example ? <ServerWords as="inline">{oneLine(row.example)}</ServerWords> : <Missing />,
  },
  {
    key: 'count',
    title: 'People',
    align: 'right',
    width: 90,
    render: (row) => <Count campaignId={campaignId} row={row} />,
  },
];

function Count({ campaignId, row }: { campaignId: string; row: BounceRow }) {
  const filter: PeopleFilter =
    row.kind === 'refused' ? { state: 'rejected', category: row.category } : { did: 'bounced' };
  return <People campaignId={campaignId} filter={filter} count={row.count} accent />;
}
