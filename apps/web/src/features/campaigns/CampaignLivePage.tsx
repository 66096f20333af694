import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { ErrorState } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { PageSkeleton } from '../../components/feedback/Skeletons';
import { StaleNote } from '../../components/feedback/StaleNote';
import { BreadcrumbBar } from '../../components/layout/BreadcrumbBar';
import { Page, StickyActions, WithSide } from '../../components/layout/Page';
import { PlainLink } from '../../components/layout/QuietLink';
import { StateWord } from '../../components/states/StateGlyph';
import { useLiveState, useTopic } from '../../lib/live/live-line';
import { usePageTitle } from '../../lib/page-title';
import { useWorkspace } from '../../lib/workspace';
import { getLiveCampaignOptions } from './api/campaigns';
import { campaignLook, isUnderWay } from './campaign-state';
import { Lanes } from './live/Lanes';
import { LiveActions } from './live/LiveActions';
import { LiveHead } from './live/LiveHead';
import { Problems } from './live/Problems';
import { Safety } from './live/Safety';
import { SentAgain } from './reasons/SentAgain';

const route = getRouteApi('/w/$workspaceId/campaigns/$id/live');
/** Without a word from the server the numbers are this old at most. */
const reloadEveryMs = 4_000;

/** A campaign while it goes out, and what its servers said once it is over. */
export default function CampaignLivePage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const path = { workspaceId: workspace.id, id };
  const live = useQuery({
    ...getLiveCampaignOptions({ path }),
    refetchInterval: ({ state }) => (moves(state.data?.campaign.state) ? reloadEveryMs : false),
  });
  useTopic(`campaign:${id}`, () => void live.refetch());
  const line = useLiveState();
  usePageTitle(live.data?.campaign.name);

  if (!live.data) {
    if (!live.error) return <PageSkeleton />;
    return (
      <Page>
        <ErrorState
          title="The live view did not load"
          error={live.error}
          stillWorks="The campaign itself goes on."
          onRetry={() => void live.refetch()}
        />
      </Page>
    );
  }
  const { campaign, counts } = live.data;
  if (campaign.state === 'draft' || campaign.state === 'scheduled')
    return <Navigate to="/w/$workspaceId/campaigns/$id" params={path} replace />;

  const underWay = isUnderWay(campaign.state);
  const failing = live.isRefetchError || (underWay && line.state === 'polling');
  return (
    <>
      <BreadcrumbBar
        trail={[
          <PlainLink key="campaigns" to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }}>
            Campaigns
          </PlainLink>,
        ]}
        name={campaign.name}
        state={<StateWord state={campaignLook(campaign.state, counts)} />}
        note={underWay && <StaleNote updatedAt={new Date(live.dataUpdatedAt)} failing={failing} live />}
        actions={
          <span className="desktop-only">
            <LiveActions live={live.data} />
          </span>
        }
      />
      <Page>
        {(campaign.state === 'stopped' || campaign.state === 'failed') && campaign.stateSays && (
          <Notice tone="bad">{campaign.stateSays}</Notice>
        )}
        {!underWay && <SentAgain id={id} />}
        <LiveHead live={live.data} stale={failing} />
        {counts.total > 0 && (
          <>
            <Lanes live={live.data} />
            <WithSide side={<Safety live={live.data} />}>
              <Problems live={live.data} />
            </WithSide>
          </>
        )}
      </Page>
      <StickyActions>
        <LiveActions live={live.data} wide />
      </StickyActions>
    </>
  );
}

const moves = (state: string | undefined) => state === 'launching' || state === 'sending';
