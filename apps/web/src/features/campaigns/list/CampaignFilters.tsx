import { getRouteApi } from '@tanstack/react-router';
import { SearchInput } from '../../../components/form/SearchInput';
import { TabLink, TabStrip } from '../../../components/layout/TabStrip';
import { useWorkspace } from '../../../lib/workspace';
import type { CampaignsSearch } from '../search';
import classes from './CampaignFilters.module.css';

const route = getRouteApi('/w/$workspaceId/campaigns');

const tabs: { state: CampaignsSearch['state']; label: string }[] = [
  { state: undefined, label: 'All' },
  { state: 'draft', label: 'Drafts' },
  { state: 'scheduled', label: 'Scheduled' },
  { state: 'going_out', label: 'Going out' },
  { state: 'finished', label: 'Finished' },
  { state: 'stopped', label: 'Stopped' },
  { state: 'cancelled', label: 'Cancelled' },
  { state: 'failed', label: 'Failed' },
];

/** Which campaigns are shown; every choice stands in the address. */
export function CampaignFilters() {
  const { workspace } = useWorkspace();
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <TabStrip label="Campaigns by state">
        {tabs.map(({ state, label }) => (
          <TabLink
            key={label}
            to="/w/$workspaceId/campaigns"
            params={{ workspaceId: workspace.id }}
            search={{ ...(state ? { state } : {}), ...(search ? { search } : {}) }}
            activeOptions={{ exact: true, explicitUndefined: true }}
          >
            {label}
          </TabLink>
        ))}
      </TabStrip>
      <search className={classes.filters}>
        <SearchInput
          label="Search by name or subject"
          value={search ?? ''}
          onChange={(text) =>
            void navigate({ search: (before) => ({ ...before, search: text || undefined }), replace: true })
          }
        />
        <span className={`size-sm text-2 ${classes.order}`}>Newest first</span>
      </search>
    </>
  );
}
