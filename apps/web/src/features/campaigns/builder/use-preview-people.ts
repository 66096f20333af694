import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { useWorkspace } from '../../../lib/workspace';
import { listContactsInfiniteOptions, type Campaign } from '../api/campaigns';

/** Somebody the mail is shown for. */
export interface PreviewPerson {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

export interface PreviewPeople {
  loading: boolean;
  /** undefined: nobody is there, the mail is shown for a made-up person */
  current: PreviewPerson | undefined;
  /** place in the row, from 0 */
  index: number;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Steps through the people of the audience (of its first list), to see the mail with their names in it. */
export function usePreviewPeople(audience: Campaign['audience']): PreviewPeople {
  const { workspace } = useWorkspace();
  const [listId] = audience.everybody ? [undefined] : audience.lists;
  const chosen = audience.everybody || listId !== undefined;
  const [place, setPlace] = useState({ listId, index: 0 });
  // Another list is another row of people: begin at its first.
  const index = place.listId === listId ? place.index : 0;
  const people = pagedRows(
    useInfiniteQuery({
      ...listContactsInfiniteOptions({
        path: { workspaceId: workspace.id },
        query: { ...(listId ? { listId } : {}), suppressed: 'no', limit: 50 },
      }),
      ...keysetPaging,
      enabled: chosen,
    }),
  );
  const rows = chosen ? people.rows : [];
  const current = rows?.[index];
  const go = (to: number) => {
    if (rows && to >= rows.length - 5 && people.hasMore && !people.loadingMore) people.loadMore();
    setPlace({ listId, index: to });
  };
  return {
    loading: chosen && rows === undefined && people.error === null,
    current,
    index,
    previous: index > 0 ? () => go(index - 1) : null,
    next: rows?.[index + 1] ? () => go(index + 1) : null,
  };
}
