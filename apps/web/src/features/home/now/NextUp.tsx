import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Card } from '../../../components/layout/Card';
import { PlainLink, QuietLink } from '../../../components/layout/QuietLink';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import { formatDay, formatDistance, formatTime, zoneName } from '../../../lib/format/moment';
import { useNow } from '../../../lib/use-now';
import { useWorkspace } from '../../../lib/workspace';
import { getChecklistOptions, type Campaign, type LiveCampaign } from '../api/home';
import classes from './NextUp.module.css';

type Active = UseQueryResult<{ running: LiveCampaign[]; next: Campaign[] }, unknown>;

const shown = 3;
const checkedForMs = 60_000;

/** The next campaigns by the clock they were planned in. A failure of its query is told beside, in what goes out. */
export function NextUp({ query }: { query: Active }) {
  const { workspace } = useWorkspace();
  return (
    <Card>
      <div className={classes.head}>
        <h2>Next up</h2>
        <QuietLink
          to="/w/$workspaceId/campaigns"
          params={{ workspaceId: workspace.id }}
          search={{ state: 'scheduled' }}
        >
          All planned
        </QuietLink>
      </div>
      {query.data ? (
        query.data.next.length === 0 ? (
          <p className="size-sm text-3">Nothing is planned. A campaign with a time for it shows here.</p>
        ) : (
          <ul className={classes.list}>
            {query.data.next.slice(0, shown).map((campaign) => (
              <NextCampaign key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        )
      ) : query.error ? (
        <p className="size-sm text-3">Not loaded.</p>
      ) : (
        <BlockSkeleton height={90} />
      )}
    </Card>
  );
}

function NextCampaign({ campaign }: { campaign: Campaign }) {
  const { workspace } = useWorkspace();
  const format = useFormat();
  const now = useNow();
  const path = { workspaceId: workspace.id, id: campaign.id };
  const checklist = useQuery({ ...getChecklistOptions({ path }), staleTime: checkedForMs });
  const at = campaign.launchAt === null ? null : new Date(campaign.launchAt);
  const style = { locale: format.locale, timeZone: campaign.schedule?.timeZone ?? format.timeZone };
  const blocker = checklist.data?.items.find((item) => item.state === 'blocker');
  return (
    <li className={`num ${classes.row}`}>
      {at !== null && (
        <time className={classes.when} dateTime={at.toISOString()}>
          <span className={classes.time}>{formatTime(at, style)}</span>
          <span className={classes.day}>{formatDay(at, now, style)}</span>
        </time>
      )}
      <span className={classes.what}>
        <PlainLink to="/w/$workspaceId/campaigns/$id" params={path}>
          <span className={classes.name}>{campaign.name}</span>
        </PlainLink>
        <span className={classes.facts}>
          {checklist.data &&
            `${formatCount(checklist.data.audience.willGet, 'person', 'people', format.locale)} · `}
          {zoneName(style.timeZone)}
        </span>
        {at !== null && <span className={classes.facts}>{formatDistance(at, now)}</span>}
        {blocker && <span className={classes.blocked}>{blocker.says}</span>}
      </span>
    </li>
  );
}
