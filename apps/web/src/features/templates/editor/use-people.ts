import { useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { useWorkspace } from '../../../lib/workspace';
import { listContactsInfiniteOptions } from '../api/templates';

export interface People {
  /** whom the mail is shown for; undefined: somebody made up */
  contactId: string | undefined;
  madeUp: boolean;
  showMadeUp: (madeUp: boolean) => void;
  search: string;
  find: (search: string) => void;
  /** nobody matches what was looked for */
  nobody: boolean;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Steps through the contacts, all or those who match, to see the mail with their names in it. */
export function usePeople(): People {
  const { workspace } = useWorkspace();
  const [madeUp, setMadeUp] = useState(true);
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const [asked] = useDebouncedValue(search.trim(), 250);
  const people = pagedRows(
    useInfiniteQuery({
      ...listContactsInfiniteOptions({
        path: { workspaceId: workspace.id },
        query: { limit: 50, ...(asked ? { search: asked } : {}) },
      }),
      ...keysetPaging,
      enabled: !madeUp,
    }),
  );
  const rows = people.rows ?? [];
  const go = (to: number) => {
    if (to >= rows.length - 5 && people.hasMore && !people.loadingMore) people.loadMore();
    setIndex(to);
  };
  return {
    contactId: madeUp ? undefined : rows[index]?.id,
    madeUp,
    showMadeUp: setMadeUp,
    search,
    find: (text) => {
      setSearch(text);
      setIndex(0);
    },
    nobody: !madeUp && people.rows !== undefined && rows.length === 0,
    previous: !madeUp && index > 0 ? () => go(index - 1) : null,
    next: !madeUp && rows[index + 1] ? () => go(index + 1) : null,
  };
}
