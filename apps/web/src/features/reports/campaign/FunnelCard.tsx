import { Switch } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { IconRobot } from '@tabler/icons-react';
import { FunnelBars, type FunnelStep } from '../../../components/bars/FunnelBars';
import { Notice } from '../../../components/feedback/Notice';
import { Card } from '../../../components/layout/Card';
import { formatCount, formatNumber } from '../../../lib/format/number';
import { useFormat } from '../../../lib/format/FormatContext';
import type { CampaignReport } from '../api/reports';
import { PeopleLink, type PeopleFilter } from '../PeopleLink';
import classes from './FunnelCard.module.css';

const route = getRouteApi('/w/$workspaceId/campaigns/$id/report');

/** From tried to bought. Machines are taken out unless one asks for them; opens are never more than a guess. */
export function FunnelCard({ report }: { report: CampaignReport }) {
  const { machines } = route.useSearch();
  const navigate = route.useNavigate();
  const withMachines = machines === 'in';
  return (
    <Card>
      <div className={classes.head}>
        <h2>From tried to bought</h2>
        <Switch
          size="xs"
          label="Machines taken out"
          labelPosition="right"
          checked={!withMachines}
          onChange={(event) =>
            void navigate({
              search: event.currentTarget.checked ? {} : { machines: 'in' },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      <FunnelBars label="From tried to bought" steps={stepsOf(report, withMachines)} />
      <div className={classes.machines}>
        <Notice icon={IconRobot}>
          <Machines funnel={report.funnel} campaign={report.campaign} />
        </Notice>
      </div>
    </Card>
  );
}

function stepsOf({ campaign, funnel }: CampaignReport, withMachines: boolean): FunnelStep[] {
  const people = (filter: PeopleFilter, count: number) =>
    count === 0 ? {} : { link: <PeopleLink campaignId={campaign.id} filter={filter} /> };
  const opened = funnel.opened + (withMachines ? funnel.openedByMachine : 0);
  const clicked = funnel.clicked + (withMachines ? funnel.clickedByMachine : 0);
  return [
    { label: 'Tried', count: funnel.tried, fill: 'muted', ...people({}, funnel.tried) },
    {
      label: 'Accepted',
      count: funnel.accepted,
      fill: 'accepted',
      ...people({ state: 'accepted' }, funnel.accepted),
    },
    // What nobody counted has no step: a zero would say that nobody did it.
    ...(campaign.trackOpens
      ? [
          {
            label: 'Opened',
            count: opened,
            fill: 'estimate' as const,
            estimate: true,
            ...people({ did: 'opened' }, funnel.opened),
          },
        ]
      : []),
    ...(campaign.trackClicks
      ? [
          {
            label: 'Clicked',
            count: clicked,
            fill: 'chart-2' as const,
            ...people({ did: 'clicked' }, funnel.clicked),
          },
        ]
      : []),
    {
      label: 'Answered',
      count: funnel.replied,
      fill: 'chart-4',
      ...people({ did: 'replied' }, funnel.replied),
    },
    // Orders are found by the click before them; without clicks only those that somebody brought in are known.
    ...(campaign.trackClicks || funnel.bought > 0
      ? [
          {
            label: 'Bought',
            count: funnel.bought,
            fill: 'chart-3' as const,
            ...people({ did: 'bought' }, funnel.bought),
          },
        ]
      : []),
  ];
}

/** One sentence on machines, so that nobody takes an open for a reader. */
function Machines({ funnel, campaign }: Pick<CampaignReport, 'funnel' | 'campaign'>) {
  const { locale } = useFormat();
  if (!campaign.trackOpens && !campaign.trackClicks)
    return 'Opens and clicks were not counted: this campaign went out without tracking.';
  if (!campaign.trackOpens)
    return 'Opens were not counted: this campaign went out without the picture that tells.';
  const loaded = funnel.opened + funnel.openedByMachine;
  if (loaded === 0)
    return 'Nobody has loaded the picture that tells of an open, neither people nor machines.';
  const machines = formatNumber(funnel.openedByMachine, locale);
  const clicks =
    funnel.clickedByMachine > 0
      ? ` ${formatCount(funnel.clickedByMachine, 'mail was', 'mails were', locale)} clicked by scanners alone.`
      : '';
  return (
    <>
      {formatCount(loaded, 'mail', 'mails', locale)} loaded the picture, {machines} of them by machines alone,
      such as Apple’s privacy service. Opens are a guess: don’t choose winners by them.{clicks}
    </>
  );
}
