import { IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { DataGrid } from '../../../components/grid/DataGrid';
import { QuietButton } from '../../../components/layout/QuietLink';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { useWorkspace } from '../../../lib/workspace';
import { listDeliveriesInfiniteOptions, type LiveCampaign } from '../api/campaigns';
import { recipientsFilter } from '../search';
import { recipientColumns, recipientPhoneRow } from './recipient-columns';

const route = getRouteApi('/w/$workspaceId/campaigns/$id/recipients');

/** The recipients that match, in the order of the send. */
export function RecipientsTable({ lanes }: { lanes: LiveCampaign['lanes'] }) {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = recipientsFilter(search);
  const found = pagedRows(
    useInfiniteQuery({
      ...listDeliveriesInfiniteOptions({
        path: { workspaceId: workspace.id, id },
        query: { ...filter, limit: 50 },
      }),
      ...keysetPaging,
    }),
  );
  const providers = new Map(lanes.map(({ provider, name }) => [provider, name]));
  const filtered = Object.values(filter).some((part) => part !== undefined);

  return (
    <DataGrid
      label="Recipients"
      rows={found.rows}
      rowKey={(delivery) => delivery.contactId}
      columns={recipientColumns(providers)}
      phoneRow={recipientPhoneRow(providers)}
      error={found.error}
      onRetry={found.reload}
      stale={found.stale}
      paging={{ kind: 'more', hasMore: found.hasMore, loading: found.loadingMore, loadMore: found.loadMore }}
      empty={
        <EmptyState
          icon={IconUsers}
          title={filtered ? 'Nobody matches' : 'Nobody is written down yet'}
          {...(filtered
            ? {
                action: (
                  <QuietButton onClick={() => void navigate({ search: {}, replace: true })}>
                    Clear filters
                  </QuietButton>
                ),
              }
            : {})}
        >
          {filtered
            ? 'Numbers move while it goes out: perhaps they are further by now.'
            : 'Recipients appear here once the campaign begins.'}
        </EmptyState>
      }
    />
  );
}
