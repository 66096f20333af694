import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { QuietButton } from '../../../components/layout/QuietLink';
import { SearchInput } from '../../../components/form/SearchInput';
import { useWorkspace } from '../../../lib/workspace';
import { listContactFieldsOptions, listListsOptions } from '../api/contacts';
import { isFiltered, type ContactsSearch } from '../search';
import classes from './ContactFilters.module.css';

const route = getRouteApi('/w/$workspaceId/contacts');

/** Which people are shown; every choice stands in the address, so that a view can be kept and sent. */
export function ContactFilters() {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const lists = useQuery(listListsOptions({ path }));
  const fields = useQuery(listContactFieldsOptions({ path }));
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: Partial<ContactsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const tellValue = useDebouncedCallback((value: string) => narrow({ value: value || undefined }), 300);

  return (
    <search className={classes.filters}>
      <SearchInput
        label="Search by name or address"
        value={search.search ?? ''}
        onChange={(text) => narrow({ search: text || undefined })}
      />
      <Select
        aria-label="List"
        placeholder="All lists"
        data={(lists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.listId ?? null}
        onChange={(listId) => narrow({ listId: listId ?? undefined })}
        searchable
        clearable
        w={180}
      />
      <Select
        aria-label="Can be mailed or not"
        data={[
          { value: 'any', label: 'Everybody' },
          { value: 'no', label: 'Not suppressed' },
          { value: 'yes', label: 'Suppressed' },
        ]}
        value={search.suppressed ?? 'any'}
        onChange={(choice) =>
          narrow({ suppressed: choice === 'yes' || choice === 'no' ? choice : undefined })
        }
        allowDeselect={false}
        w={150}
      />
      {(fields.data?.items.length ?? 0) > 0 && (
        <Select
          aria-label="Custom field"
          placeholder="Any field"
          data={(fields.data?.items ?? []).map(({ key, label }) => ({ value: key, label }))}
          value={search.field ?? null}
          onChange={(field) => narrow({ field: field ?? undefined, value: undefined })}
          searchable
          clearable
          w={150}
        />
      )}
      {search.field && (
        <TextInput
          key={search.field}
          aria-label="The field is"
          placeholder="is … (anything if empty)"
          defaultValue={search.value ?? ''}
          onChange={(event) => tellValue(event.currentTarget.value)}
          w={180}
        />
      )}
      {isFiltered(search) && (
        <QuietButton onClick={() => void navigate({ search: { sort: search.sort }, replace: true })}>
          Clear filters
        </QuietButton>
      )}
    </search>
  );
}
