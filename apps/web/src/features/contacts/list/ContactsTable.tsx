import { IconTableImport, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { DataGrid } from '../../../components/grid/DataGrid';
import { ButtonLink, QuietButton } from '../../../components/layout/QuietLink';
import { personName } from '../../../components/people/person-name';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { countContactsOptions, listContactsInfiniteOptions, type Selection } from '../api/contacts';
import { filterOf, isFiltered } from '../search';
import { contactColumns, contactPhoneRow } from './contact-columns';
import { ContactsBulk } from './ContactsBulk';

const route = getRouteApi('/w/$workspaceId/contacts');

/** The people who match, and what can be done with those chosen. Remount when the filter changes. */
export function ContactsTable({ nobodyYet }: { nobodyYet: boolean }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const path = { workspaceId: workspace.id };
  const filter = filterOf(search);
  const sort = search.sort ?? 'newest';
  const people = pagedRows(
    useInfiniteQuery({
      ...listContactsInfiniteOptions({ path, query: { ...filter, sort, limit: 50 } }),
      ...keysetPaging,
    }),
  );
  const count = useQuery({ ...countContactsOptions({ path, query: filter }), enabled: chosen.size > 0 });
  const names = new Map((people.rows ?? []).map((person) => [person.id, personName(person)]));
  const selection: Selection = all ? { matching: filter } : { ids: [...chosen] };
  const clear = () => {
    setChosen(new Set());
    setAll(false);
  };

  return (
    <>
      <ContactsBulk
        chosen={chosen.size}
        matching={count.data?.count}
        all={all}
        onAll={setAll}
        onClear={clear}
        selection={selection}
        listId={search.listId}
      />
      <DataGrid
        label="Contacts"
        rows={people.rows}
        rowKey={(person) => person.id}
        columns={contactColumns(workspace.id)}
        phoneRow={contactPhoneRow(workspace.id)}
        error={people.error}
        onRetry={people.reload}
        stale={people.stale}
        sort={{ key: sort === 'email' ? 'name' : 'added', direction: sort === 'email' ? 'asc' : 'desc' }}
        onSort={({ key }) =>
          void navigate({
            search: (before) => ({ ...before, sort: key === 'name' ? ('email' as const) : undefined }),
            replace: true,
          })
        }
        {...(mayEdit
          ? {
              selection: {
                selected: chosen,
                onChange: (next: ReadonlySet<string>) => {
                  setChosen(next);
                  setAll(false);
                },
                nameOf: (id: string) => names.get(id) ?? id,
              },
            }
          : {})}
        paging={{
          kind: 'more',
          hasMore: people.hasMore,
          loading: people.loadingMore,
          loadMore: people.loadMore,
        }}
        empty={
          nobodyYet || !isFiltered(search) ? (
            <NobodyYet workspaceId={workspace.id} mayEdit={mayEdit} />
          ) : (
            <EmptyState
              icon={IconUsers}
              title="Nobody matches"
              action={
                <QuietButton onClick={() => void navigate({ search: {}, replace: true })}>
                  Clear filters
                </QuietButton>
              }
            >
              No person has all that you asked for.
            </EmptyState>
          )
        }
      />
    </>
  );
}

function NobodyYet({ workspaceId, mayEdit }: { workspaceId: string; mayEdit: boolean }) {
  return (
    <EmptyState
      icon={IconUsers}
      title="No contacts yet"
      action={
        mayEdit && (
          <ButtonLink
            to="/w/$workspaceId/contacts/import"
            params={{ workspaceId }}
            leftSection={<IconTableImport size={16} />}
          >
            Import a CSV file
          </ButtonLink>
        )
      }
    >
      Bring a CSV file from your old tool or a spreadsheet: you see every row before anything is written. To
      look around first, a sandbox workspace comes with 2,000 made-up people.
    </EmptyState>
  );
}
