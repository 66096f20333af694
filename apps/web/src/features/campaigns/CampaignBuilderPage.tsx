import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { ErrorState } from '../../components/feedback/ErrorState';
import { PageSkeleton } from '../../components/feedback/Skeletons';
import { Page } from '../../components/layout/Page';
import { useTopic } from '../../lib/live/live-line';
import { usePageTitle } from '../../lib/page-title';
import { useWorkspace } from '../../lib/workspace';
import { getCampaignOptions } from './api/campaigns';
import { Builder } from './builder/Builder';
import { Planned } from './builder/Planned';

const route = getRouteApi('/w/$workspaceId/campaigns/$id');

/** A campaign before it goes: the builder while it is a draft, the plan while it waits. Then the live page takes over. */
export default function CampaignBuilderPage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const path = { workspaceId: workspace.id, id };
  const campaign = useQuery(getCampaignOptions({ path }));
  useTopic(`campaign:${id}`, () => void campaign.refetch());
  usePageTitle(campaign.data?.name);

  if (!campaign.data) {
    if (!campaign.error) return <PageSkeleton />;
    return (
      <Page>
        <ErrorState
          title="The campaign did not load"
          error={campaign.error}
          onRetry={() => void campaign.refetch()}
        />
      </Page>
    );
  }
  const { state } = campaign.data;
  if (state === 'draft') return <Builder key={id} campaign={campaign.data} />;
  if (state === 'scheduled') return <Planned campaign={campaign.data} />;
  return <Navigate to="/w/$workspaceId/campaigns/$id/live" params={path} replace />;
}
