import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { Page, StickyActions } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { ButtonLink } from '../../components/layout/QuietLink';
import { When } from '../../components/numbers/When';
import { useFormat } from '../../lib/format/FormatContext';
import { useTopic } from '../../lib/live/live-line';
import { useNow } from '../../lib/use-now';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { countInboxOptions, listActiveCampaignsOptions, listCampaignsOptions } from './api/home';
import { Attention } from './attention/Attention';
import { Health } from './Health';
import { LastCampaigns } from './LastCampaigns';
import { GoingOut } from './now/GoingOut';
import { NextUp } from './now/NextUp';
import { Onboarding } from './onboarding/Onboarding';
import { RepliesWaiting } from './RepliesWaiting';
import { greeting, homeAnswer } from './greeting';
import classes from './HomePage.module.css';

const route = getRouteApi('/w/$workspaceId/');
const pollEveryMs = 15_000;

/** What goes on now, what wants a hand, and how it went lately. */
export default function HomePage() {
  const path = route.useParams();
  const { person } = useWorkspace();
  const format = useFormat();
  const now = useNow();
  const active = useQuery({ ...listActiveCampaignsOptions({ path }), refetchInterval: pollEveryMs });
  const inbox = useQuery({ ...countInboxOptions({ path }), refetchInterval: 4 * pollEveryMs });
  const campaigns = useQuery(listCampaignsOptions({ path, query: { limit: 20 } }));
  useTopic('campaign:', () => void Promise.all([active.refetch(), campaigns.refetch()]));
  useTopic('inbox', () => void inbox.refetch());

  const nothingSentYet = campaigns.data?.items.every((line) => line.launchedAt === null) ?? false;
  const somethingPlanned =
    active.data !== undefined && active.data.running.length + active.data.next.length > 0;
  return (
    <Page>
      <PageHeader
        title={greeting(person.name, now, format.timeZone)}
        answer={
          active.data && inbox.data
            ? homeAnswer(
                active.data.running,
                active.data.next.length,
                inbox.data.awaitingAnswer,
                format.locale,
              )
            : '\u00a0'
        }
        actions={
          <>
            <span className="size-sm text-3 desktop-only">
              <When at={now} zone />
            </span>
            <span className="desktop-only">
              <NewCampaign workspaceId={path.workspaceId} filled={!nothingSentYet} />
            </span>
          </>
        }
      />
      {nothingSentYet && <Onboarding campaigns={campaigns.data?.items ?? []} />}
      {(!nothingSentYet || somethingPlanned) && (
        <div className={classes.now}>
          <GoingOut query={active} />
          <NextUp query={active} />
        </div>
      )}
      <div className={classes.waiting}>
        <Attention active={active.data} campaigns={campaigns.data?.items} quiet={nothingSentYet} />
        {(!nothingSentYet || (inbox.data?.awaitingAnswer ?? 0) > 0) && (
          <RepliesWaiting waiting={inbox.data?.awaitingAnswer} />
        )}
      </div>
      {!nothingSentYet && <LastCampaigns query={campaigns} />}
      <Health />
      <StickyActions>
        <NewCampaign workspaceId={path.workspaceId} filled={!nothingSentYet} />
      </StickyActions>
    </Page>
  );
}

/** Campaigns are begun on their own page, where their list shows what there is already. */
function NewCampaign({ workspaceId, filled }: { workspaceId: string; filled: boolean }) {
  if (!useMayEdit()) return null;
  return (
    <ButtonLink
      to="/w/$workspaceId/campaigns"
      params={{ workspaceId }}
      variant={filled ? 'filled' : 'default'}
      leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
    >
      New campaign
    </ButtonLink>
  );
}
