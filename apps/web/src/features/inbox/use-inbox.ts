import { useCallback, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTopic } from '../../lib/live/live-line';
import { useWorkspace } from '../../lib/workspace';
import { inboxChanged } from './api/inbox';
import { type Folder, folderOf } from './folders';
import type { InboxSearch } from './search';

const route = getRouteApi('/w/$workspaceId/inbox');

export interface Inbox {
  workspaceId: string;
  search: InboxSearch;
  folder: Folder;
  /** Changes parts of the address; what is set to undefined goes. */
  go: (part: Partial<InboxSearch>) => void;
  /** What is shown is loaded again. */
  reload: () => void;
}

/** Where in the inbox one is, and how to move; keeps itself fresh when the server says that something came. */
export function useInbox(): Inbox {
  const { workspace } = useWorkspace();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const go = useCallback(
    (part: Partial<InboxSearch>) => void navigate({ search: (before) => ({ ...before, ...part }) }),
    [navigate],
  );
  const reload = useCallback(() => void inboxChanged(queries), [queries]);
  useTopic('inbox', reload);
  return { workspaceId: workspace.id, search, folder: folderOf(search.folder), go, reload };
}

/** Text that is being written, per conversation: it survives a look at another one. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  return {
    of: (id: string) => drafts[id] ?? '',
    set: (id: string, text: string) => setDrafts((before) => ({ ...before, [id]: text })),
  };
}
