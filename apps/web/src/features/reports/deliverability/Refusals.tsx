import { IconMoodSmile } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { DataGrid } from '../../../components/grid/DataGrid';
import type { GridColumn } from '../../../components/grid/grid-types';
import { Card, NameAndFacts } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { Missing } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import type { DeliverabilityReport } from '../api/reports';
import { People, type PeopleFilter } from '../PeopleLink';
import { SaidOnPhone } from '../SaidOnPhone';
import { oneLine } from '../server-line';

type RefusalRow = DeliverabilityReport['refusals'][number];

const kindWords: Record<RefusalRow['kind'], string> = {
  refused: 'refused at the door',
  put_off: 'asked to try again later',
  returned: 'took it and sent it back',
};

/** What servers said, in our words and in theirs. */
export function Refusals({ refusals }: { refusals: readonly RefusalRow[] }) {
  return (
    <Section title="What bounces mean" aside="The most frequent first">
      <Card padding="none">
        <DataGrid
          inCard
          label="Refusals"
          rows={refusals}
          rowKey={({ kind, provider, code, enhancedCode, category }) =>
            [kind, provider, code, enhancedCode, category].join(' ')
          }
          columns={columns}
          phoneRow={(row) => ({
            name: `${row.name} ${kindWords[row.kind]}`,
            value: <Count row={row} />,
            bar: <SaidOnPhone says={row.says} serverWords={row.serverWords} />,
            facts: row.campaign?.name,
          })}
          empty={
            <EmptyState icon={IconMoodSmile} title="No server refused anything">
              When one does, its words stand here, and what they mean.
            </EmptyState>
          }
        />
      </Card>
    </Section>
  );
}

const columns: GridColumn<RefusalRow>[] = [
  {
    key: 'says',
    title: 'In words',
    width: 380,
    render: (row) => <NameAndFacts name={row.says} facts={<Who row={row} />} />,
  },
  {
    key: 'words',
    title: 'What the server said',
    render: (row) =>
      row.serverWords ? <ServerWords as="inline">{oneLine(row.serverWords)}</ServerWords> : <Missing />,
  },
  {
    key: 'lastAt',
    title: 'Last',
    align: 'right',
    width: 110,
    render: (row) => <When at={row.lastAt} as="distance" />,
  },
  { key: 'count', title: 'Mails', align: 'right', width: 80, render: (row) => <Count row={row} /> },
];

function Who({ row }: { row: RefusalRow }) {
  return (
    <>
      {row.name} {kindWords[row.kind]}
      {row.campaign && ` · ${row.campaign.name}`}
    </>
  );
}

function Count({ row }: { row: RefusalRow }) {
  return row.campaign ? (
    <People campaignId={row.campaign.id} filter={peopleOf(row)} count={row.count} accent />
  ) : (
    row.count
  );
}

function peopleOf({ kind, provider, code, enhancedCode }: RefusalRow): PeopleFilter {
  if (kind === 'returned') return { did: 'bounced', provider };
  return {
    state: kind === 'refused' ? 'rejected' : 'deferred',
    provider,
    ...(code !== null && { code }),
    ...(enhancedCode !== null && { enhancedCode }),
  };
}
