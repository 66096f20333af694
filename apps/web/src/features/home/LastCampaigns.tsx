import type { UseQueryResult } from '@tanstack/react-query';
import { IconSend2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { DataGrid } from '../../components/grid/DataGrid';
import type { GridColumn } from '../../components/grid/grid-types';
import { PlainLink, QuietLink } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { Money } from '../../components/numbers/Money';
import { Num } from '../../components/numbers/Num';
import { Percent } from '../../components/numbers/Percent';
import { When } from '../../components/numbers/When';
import { StateGlyph } from '../../components/states/StateGlyph';
import { shareOf } from '../../lib/format/number';
import { useWorkspace } from '../../lib/workspace';
import type { CampaignLine } from './api/home';
import { lookOf, recipientsOf } from './campaign-look';
import classes from './LastCampaigns.module.css';

type Lines = UseQueryResult<{ items: CampaignLine[]; next: string | null }, unknown>;

const shown = 5;

/** The last campaigns that went out, each with what it brought. */
export function LastCampaigns({ query }: { query: Lines }) {
  const { workspace } = useWorkspace();
  const sent = query.data?.items.filter((line) => line.launchedAt !== null).slice(0, shown);
  return (
    <Section
      title="Last campaigns"
      link={
        <QuietLink to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }}>
          All campaigns
        </QuietLink>
      }
    >
      <DataGrid
        label="Last campaigns"
        rows={sent}
        rowKey={(line) => line.id}
        columns={columns}
        phoneRow={(line) => ({
          name: <Name line={line} />,
          value: <Money amount={line.revenue} currency={line.currency} />,
          facts: (
            <>
              <Num value={line.counts && recipientsOf(line.counts)} /> people ·{' '}
              <Percent share={clickedShare(line)} /> clicked · <Num value={line.replied} /> replies
            </>
          ),
        })}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconSend2} title="Nothing has gone out yet">
            What your campaigns brought stands here, once the first is on its way.
          </EmptyState>
        }
      />
    </Section>
  );
}

const columns: GridColumn<CampaignLine>[] = [
  { key: 'name', title: 'Campaign', render: (line) => <Name line={line} /> },
  {
    key: 'people',
    title: 'People',
    align: 'right',
    width: 110,
    render: (line) => <Num value={line.counts && recipientsOf(line.counts)} />,
  },
  {
    key: 'accepted',
    title: 'Accepted',
    align: 'right',
    width: 120,
    render: (line) => <Accepted line={line} />,
  },
  {
    key: 'clicked',
    title: 'Clicked',
    align: 'right',
    width: 110,
    render: (line) => <Percent share={clickedShare(line)} />,
  },
  {
    key: 'replied',
    title: 'Replies',
    align: 'right',
    width: 100,
    render: (line) => <Num value={line.replied} />,
  },
  {
    key: 'revenue',
    title: 'Revenue',
    align: 'right',
    width: 120,
    render: (line) => (
      <span className="strong">
        <Money amount={line.revenue} currency={line.currency} />
      </span>
    ),
  },
];

const low = 0.95;

function Accepted({ line: { counts } }: { line: CampaignLine }) {
  if (!counts) return <Percent share={null} />;
  // While it goes out, who still waits is no sign of anything.
  const settled = counts.accepted + counts.rejected + counts.uncertain;
  const share = shareOf(counts.accepted, settled);
  return (
    <span className={share !== null && share < low ? classes.low : undefined}>
      <Percent share={share} />
    </span>
  );
}

const clickedShare = ({ counts, clicked }: CampaignLine) =>
  counts ? shareOf(clicked, counts.accepted) : null;

function Name({ line }: { line: CampaignLine }) {
  const { workspace } = useWorkspace();
  return (
    <span className={classes.name}>
      <StateGlyph state={lookOf(line.state, line.counts)} />
      <span className={classes.words}>
        <span className="truncate" title={line.name}>
          <PlainLink
            to="/w/$workspaceId/campaigns/$id/report"
            params={{ workspaceId: workspace.id, id: line.id }}
          >
            {line.name}
          </PlainLink>
        </span>
        <span className={classes.facts}>
          <When at={line.launchedAt} />
        </span>
      </span>
    </span>
  );
}
