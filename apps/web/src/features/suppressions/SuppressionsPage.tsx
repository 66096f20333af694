import { Button, Select } from '@mantine/core';
import type { Suppression } from '@mailwright/contracts';
import { IconBan, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { EmptyState } from '../../components/feedback/EmptyState';
import { SearchInput } from '../../components/form/SearchInput';
import { DataGrid } from '../../components/grid/DataGrid';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { suppressionReasonWords, suppressionScopeWords } from '../../components/states/suppression-words';
import { keysetPaging, pagedRows } from '../../lib/api/paging';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { AddDialog } from './AddDialog';
import {
  lift,
  listListsOptions,
  listSuppressionsInfiniteOptions,
  suppressionsChanged,
} from './api/suppressions';
import type { SuppressionsSearch } from './search';
import { suppressionColumns, suppressionPhoneRow } from './suppression-columns';
import classes from './SuppressionsPage.module.css';

const route = getRouteApi('/w/$workspaceId/suppressions');
const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Who is not mailed any more, and why. */
export default function SuppressionsPage() {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<Suppression | null>(null);
  const path = { workspaceId: workspace.id };
  const lists = useQuery(listListsOptions({ path })).data?.items ?? [];
  const found = pagedRows(
    useInfiniteQuery({
      ...listSuppressionsInfiniteOptions({ path, query: { ...search, limit: 50 } }),
      ...keysetPaging,
    }),
  );
  const narrow = (change: Partial<SuppressionsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const filtered = Object.values(search).some(Boolean);
  const listName = (id: string | null) => lists.find((list) => list.id === id)?.name;

  return (
    <Page>
      <PageHeader
        title="Suppressions"
        answer="Nobody here gets a campaign. Every claim of mail asks this list once more before it goes."
        actions={
          mayEdit && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              Suppress addresses
            </Button>
          )
        }
      />
      <search className={classes.filters}>
        <SearchInput
          label="Whole address, or how it begins"
          value={search.search ?? ''}
          onChange={(text) => narrow({ search: text || undefined })}
        />
        <Select
          aria-label="Reason"
          placeholder="Any reason"
          data={optionsOf(suppressionReasonWords)}
          value={search.reason ?? null}
          onChange={(reason) => narrow({ reason: (reason ?? undefined) as SuppressionsSearch['reason'] })}
          clearable
          w={190}
        />
        <Select
          aria-label="Reach"
          placeholder="Any reach"
          data={optionsOf(suppressionScopeWords)}
          value={search.scope ?? null}
          onChange={(scope) => narrow({ scope: (scope ?? undefined) as SuppressionsSearch['scope'] })}
          clearable
          w={150}
        />
      </search>
      <DataGrid
        label="Suppressions"
        rows={found.rows}
        rowKey={({ id }) => id}
        error={found.error}
        onRetry={found.reload}
        stale={found.stale}
        columns={suppressionColumns(listName, mayEdit ? setLifting : null)}
        phoneRow={suppressionPhoneRow(listName, mayEdit ? setLifting : null)}
        paging={{
          kind: 'more',
          hasMore: found.hasMore,
          loading: found.loadingMore,
          loadMore: found.loadMore,
        }}
        empty={
          <EmptyState icon={IconBan} title={filtered ? 'No suppression matches' : 'Nobody is suppressed'}>
            {filtered
              ? 'An erased person is found by the whole address only.'
              : 'Dead addresses, complaints and opt-outs are kept here, so that nobody mails them again.'}
          </EmptyState>
        }
      />
      <AddDialog opened={adding} onClose={() => setAdding(false)} lists={lists} />
      <ConfirmDialog
        opened={lifting !== null}
        onClose={() => setLifting(null)}
        title={`Mail ${lifting?.address ?? 'this address'} again?`}
        verb="Lift the suppression"
        destructive
        onConfirm={async () => {
          if (lifting) await lift({ workspaceId: workspace.id, id: lifting.id });
          await suppressionsChanged(queries);
        }}
      >
        {lifting?.removalWarning ?? 'Campaigns reach this address again from the next one on.'}
      </ConfirmDialog>
    </Page>
  );
}
