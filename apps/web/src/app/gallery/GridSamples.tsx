import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { Sparkline } from '../../components/charts/Sparkline';
import { StackedBar } from '../../components/bars/StackedBar';
import { EmptyState } from '../../components/feedback/EmptyState';
import { SearchInput } from '../../components/form/SearchInput';
import { BulkBar } from '../../components/grid/BulkBar';
import { DataGrid } from '../../components/grid/DataGrid';
import type { GridColumn, GridSort } from '../../components/grid/grid-types';
import { Card, NameAndFacts } from '../../components/layout/Card';
import { PlainLink } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { TabLink, TabStrip } from '../../components/layout/TabStrip';
import { Money } from '../../components/numbers/Money';
import { Num } from '../../components/numbers/Num';
import { Percent } from '../../components/numbers/Percent';
import { StateWord } from '../../components/states/StateGlyph';
import { ApiProblem } from '../../lib/api/problem';
import { Columns } from './Columns';
import { campaigns, sendCounts, type SampleCampaign } from './samples';

const name = (row: SampleCampaign) => (
  <PlainLink to="/w/$workspaceId/campaigns/$id" params={{ workspaceId: 'w', id: row.id }}>
    {row.name}
  </PlainLink>
);
const state = (row: SampleCampaign) => <StateWord state={{ campaign: row.state, share: 0.66 }} />;

const columns: GridColumn<SampleCampaign>[] = [
  {
    key: 'name',
    title: 'Campaign',
    sortable: true,
    render: (row) => <NameAndFacts name={name(row)} facts={row.facts} />,
  },
  {
    key: 'state',
    title: 'Status',
    width: 190,
    render: (row) => <NameAndFacts name={state(row)} facts={row.stateFact} />,
  },
  {
    key: 'people',
    title: 'People',
    align: 'right',
    width: 96,
    sortable: true,
    render: (row) => <Num value={row.people} />,
  },
  {
    key: 'accepted',
    title: 'Accepted',
    align: 'right',
    width: 96,
    render: (row) => <Percent share={row.acceptedShare} />,
  },
  {
    key: 'replies',
    title: 'Replies',
    align: 'right',
    width: 80,
    render: (row) => <Num value={row.replies} />,
  },
  {
    key: 'revenue',
    title: 'Revenue',
    align: 'right',
    width: 96,
    render: (row) => <Money amount={row.revenue} />,
  },
  {
    key: 'clicks',
    title: 'Clicks',
    width: 120,
    render: (row) => row.clicks && <Sparkline values={row.clicks} />,
  },
];
const empty = (
  <EmptyState icon={IconSend2} title="No campaigns yet">
    Everything you plan, send and have sent is listed here.
  </EmptyState>
);
const shared = {
  label: 'Campaigns',
  rowKey: (row: SampleCampaign) => row.id,
  columns,
  phoneRow: (row: SampleCampaign) => ({
    name: name(row),
    value: <Money amount={row.revenue} />,
    state: state(row),
    fact: row.stateFact,
    bar: row.state === 'sending' ? <StackedBar counts={sendCounts} height={6} /> : undefined,
    facts: (
      <>
        <Num value={row.people} /> people · <Num value={row.replies} /> replies
      </>
    ),
  }),
  empty,
};

export function GridSamples() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1', '2']));
  const [sort, setSort] = useState<GridSort>({ key: 'name', direction: 'asc' });
  const [all, setAll] = useState(false);
  const [search, setSearch] = useState('');
  return (
    <>
      <Section title="List">
        <TabStrip label="Campaigns by state">
          <TabLink to="." count={148}>
            All
          </TabLink>
          <TabLink to="/sign-in" count={6}>
            Drafts
          </TabLink>
          <TabLink to="/welcome" count={4}>
            Scheduled
          </TabLink>
        </TabStrip>
        <SearchInput label="Search by name or subject" value={search} onChange={setSearch} />
        <DataGrid
          {...shared}
          rows={campaigns}
          sort={sort}
          onSort={setSort}
          paging={{ kind: 'more', hasMore: true, loading: false, loadMore: () => undefined }}
        />
      </Section>
      <Section title="List with choices, in a card">
        <BulkBar
          chosen={selected.size}
          matching={48_210}
          all={all}
          onAll={setAll}
          onClear={() => setSelected(new Set())}
        >
          <Button size="xs" variant="default">
            Archive
          </Button>
        </BulkBar>
        <Card padding="none">
          <DataGrid
            {...shared}
            inCard
            label="Chosen campaigns"
            rows={campaigns.slice(0, 3)}
            selection={{
              selected,
              onChange: setSelected,
              nameOf: (key) => campaigns.find(({ id }) => id === key)?.name ?? key,
            }}
            paging={{ kind: 'pages', previous: null, next: () => undefined }}
          />
        </Card>
      </Section>
      <Columns>
        <Section title="Empty">
          <Card padding="none">
            <DataGrid {...shared} rows={[]} />
          </Card>
        </Section>
        <Section title="Loading">
          <Card padding="none">
            <DataGrid {...shared} rows={undefined} />
          </Card>
        </Section>
        <Section title="Failed">
          <Card padding="none">
            <DataGrid
              {...shared}
              rows={undefined}
              error={new ApiProblem({ status: 503, detail: 'The database did not answer for 10 seconds' })}
              onRetry={() => undefined}
            />
          </Card>
        </Section>
      </Columns>
    </>
  );
}
