import { StackedBar } from '../../../components/bars/StackedBar';
import type { GridColumn, PhoneRow } from '../../../components/grid/grid-types';
import { NameAndFacts } from '../../../components/layout/Card';
import { PlainLink } from '../../../components/layout/QuietLink';
import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import { Percent } from '../../../components/numbers/Percent';
import { StateWord } from '../../../components/states/StateGlyph';
import { shareOf } from '../../../lib/format/number';
import type { CampaignLine } from '../api/campaigns';
import { barCounts, campaignLook, isUnderWay } from '../campaign-state';
import { CampaignLink } from './CampaignLink';
import { CampaignMenu } from './CampaignMenu';
import { CampaignWhen } from './CampaignWhen';
import classes from './campaign-columns.module.css';

/** Revenue that did not happen is no sum of money: a dash, as for everything that is not there. */
const earned = (line: CampaignLine) => (Number(line.revenue) > 0 ? line.revenue : null);
/** Shares mean something once somebody was tried. */
const tried = (line: CampaignLine) => line.counts !== null && line.counts.total > 0;

/** The columns of the table of campaigns. */
export const campaignColumns = (workspaceId: string, mayEdit: boolean): GridColumn<CampaignLine>[] => [
  {
    key: 'name',
    title: 'Campaign',
    render: (line) => (
      <NameAndFacts
        name={<CampaignLink workspaceId={workspaceId} line={line} />}
        facts={line.stateSays || undefined}
      />
    ),
  },
  {
    key: 'state',
    title: 'Status',
    width: 240,
    render: (line) => (
      <div className={classes.state}>
        <StateWord state={campaignLook(line.state, line.counts)} />
        <span className={`num size-xs text-3 ${classes.fact}`}>
          <CampaignWhen line={line} />
        </span>
      </div>
    ),
  },
  {
    key: 'people',
    title: 'People',
    width: 90,
    align: 'right',
    render: (line) => (
      <ToPeople workspaceId={workspaceId} line={line}>
        <Num value={line.counts?.total ?? null} />
      </ToPeople>
    ),
  },
  {
    key: 'accepted',
    title: 'Accepted',
    width: 96,
    align: 'right',
    render: (line) => <Percent share={acceptedShare(line)} />,
  },
  {
    key: 'clicked',
    title: 'Clicked',
    width: 90,
    align: 'right',
    render: (line) => (
      <Percent share={tried(line) ? shareOf(line.clicked, line.counts?.accepted ?? 0) : null} />
    ),
  },
  {
    key: 'replied',
    title: 'Replies',
    width: 84,
    align: 'right',
    render: (line) => <Num value={tried(line) ? line.replied : null} />,
  },
  {
    key: 'revenue',
    title: 'Revenue',
    width: 104,
    align: 'right',
    render: (line) => (
      <span className="medium">
        <Money amount={earned(line)} currency={line.currency} />
      </span>
    ),
  },
  {
    key: 'menu',
    title: '',
    width: 56,
    align: 'right',
    render: (line) => (mayEdit ? <CampaignMenu line={line} /> : null),
  },
];

/** Of those who were tried; people who were left out on purpose do not spoil the share. */
export function acceptedShare({ counts }: CampaignLine): number | null {
  if (!counts) return null;
  return shareOf(counts.accepted, counts.accepted + counts.rejected + counts.uncertain + counts.deferred);
}

function ToPeople({
  workspaceId,
  line,
  children,
}: {
  workspaceId: string;
  line: CampaignLine;
  children: React.ReactNode;
}) {
  if (!tried(line)) return children;
  return (
    <PlainLink to="/w/$workspaceId/campaigns/$id/recipients" params={{ workspaceId, id: line.id }}>
      {children}
    </PlainLink>
  );
}

/** The same on a phone. */
export const campaignPhoneRow =
  (workspaceId: string) =>
  (line: CampaignLine): PhoneRow => ({
    name: <CampaignLink workspaceId={workspaceId} line={line} />,
    ...(earned(line) ? { value: <Money amount={earned(line)} currency={line.currency} /> } : {}),
    state: <StateWord state={campaignLook(line.state, line.counts)} />,
    fact: <CampaignWhen line={line} />,
    ...(line.counts && isUnderWay(line.state)
      ? { bar: <StackedBar counts={barCounts(line.counts)} height={6} /> }
      : {}),
    facts: tried(line) ? (
      <>
        <Num value={line.counts?.total ?? null} /> people ·{' '}
        <Percent share={shareOf(line.clicked, line.counts?.accepted ?? 0)} /> clicked ·{' '}
        <Num value={line.replied} /> {line.replied === 1 ? 'reply' : 'replies'}
      </>
    ) : (
      line.stateSays || undefined
    ),
  });
