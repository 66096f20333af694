import { Button } from '@mantine/core';
import { IconPlus, IconSend2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { DataGrid } from '../../../components/grid/DataGrid';
import { QuietButton } from '../../../components/layout/QuietLink';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { useTopic } from '../../../lib/live/live-line';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { listCampaignsInfiniteOptions } from '../api/campaigns';
import { campaignColumns, campaignPhoneRow } from './campaign-columns';

const route = getRouteApi('/w/$workspaceId/campaigns');
/** Without a word from the server numbers of a running send are this old at most. */
const reloadEveryMs = 10_000;

/** The campaigns that match, live while one of them goes out. */
export function CampaignsTable({ onNew }: { onNew: () => void }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const path = { workspaceId: workspace.id };
  const campaigns = pagedRows(
    useInfiniteQuery({
      ...listCampaignsInfiniteOptions({ path, query: { ...search, limit: 50 } }),
      ...keysetPaging,
      refetchInterval: ({ state }) => (state.data?.pages.some(hasMoving) ? reloadEveryMs : false),
    }),
  );
  useTopic('campaign:', campaigns.reload);
  const filtered = search.state !== undefined || search.search !== undefined;

  return (
    <DataGrid
      label="Campaigns"
      rows={campaigns.rows}
      rowKey={(line) => line.id}
      columns={campaignColumns(workspace.id, mayEdit)}
      phoneRow={campaignPhoneRow(workspace.id)}
      error={campaigns.error}
      onRetry={campaigns.reload}
      stale={campaigns.stale}
      paging={{
        kind: 'more',
        hasMore: campaigns.hasMore,
        loading: campaigns.loadingMore,
        loadMore: campaigns.loadMore,
      }}
      empty={
        filtered ? (
          <EmptyState
            icon={IconSend2}
            title="No campaign matches"
            action={
              <QuietButton onClick={() => void navigate({ search: {}, replace: true })}>Show all</QuietButton>
            }
          >
            None is in this state or has this name.
          </EmptyState>
        ) : (
          <EmptyState
            icon={IconSend2}
            title="No campaigns yet"
            action={
              mayEdit && (
                <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onNew}>
                  New campaign
                </Button>
              )
            }
          >
            Everything you plan, send and have sent is listed here. Nothing leaves before you say so.
          </EmptyState>
        )
      }
    />
  );
}

const hasMoving = (page: { items: { state: string }[] }) =>
  page.items.some(({ state }) => state === 'launching' || state === 'sending');
