import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BreadcrumbBar } from '../../components/layout/BreadcrumbBar';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { PlainLink } from '../../components/layout/QuietLink';
import { usePageTitle } from '../../lib/page-title';
import { useWorkspace } from '../../lib/workspace';
import { getLiveCampaignOptions } from './api/campaigns';
import { campaignLook } from './campaign-state';
import { StateWord } from '../../components/states/StateGlyph';
import { Reasons } from './reasons/Reasons';
import { RecipientFilters } from './recipients/RecipientFilters';
import { RecipientRecord } from './recipients/RecipientRecord';
import { RecipientsTable } from './recipients/RecipientsTable';

const route = getRouteApi('/w/$workspaceId/campaigns/$id/recipients');

/** The people behind a number of a campaign, and for each of them why they did or didn’t get it. */
export default function CampaignRecipientsPage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const path = { workspaceId: workspace.id, id };
  const live = useQuery(getLiveCampaignOptions({ path }));
  const campaign = live.data?.campaign;
  usePageTitle(campaign ? `Recipients of ${campaign.name}` : null);

  return (
    <>
      <BreadcrumbBar
        trail={[
          <PlainLink key="campaigns" to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }}>
            Campaigns
          </PlainLink>,
          <PlainLink key="live" to="/w/$workspaceId/campaigns/$id/live" params={path}>
            {campaign?.name ?? 'Campaign'}
          </PlainLink>,
        ]}
        name="Recipients"
        state={campaign && <StateWord state={campaignLook(campaign.state, live.data?.counts ?? null)} />}
      />
      <Page>
        <PageHeader
          title="Recipients"
          answer="Open a person to see everything that happened to their mail."
        />
        <Reasons key={id} id={id} />
        <RecipientFilters lanes={live.data?.lanes ?? []} />
        <RecipientsTable lanes={live.data?.lanes ?? []} />
      </Page>
      <RecipientRecord
        campaignId={id}
        contactId={search.contact}
        onClose={() =>
          void navigate({ search: (before) => ({ ...before, contact: undefined }), replace: true })
        }
      />
    </>
  );
}
