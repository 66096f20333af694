import type { QueryClient } from '@tanstack/react-query';
import { reloadOperations } from '../../../lib/api/reload';
import { changeList, createList, deleteList } from '../../../lib/api/generated/sdk.gen';
import type { ChangeListData, CreateListData } from '../../../lib/api/generated/types.gen';

export { listListsOptions } from '../../../lib/api/generated/@tanstack/react-query.gen';

const AFFECTED = new Set(['listLists', 'listContacts', 'getContact', 'countContacts']);

/** After a list changed: it, and whatever shows the lists of people, is loaded again. */
export function listsChanged(queries: QueryClient): Promise<void> {
  return reloadOperations(queries, AFFECTED);
}

export const makeList = async (workspaceId: string, body: CreateListData['body']) =>
  (await createList({ path: { workspaceId }, body })).data;

export const saveList = async (path: ChangeListData['path'], body: ChangeListData['body']) =>
  (await changeList({ path, body })).data;

export const dropList = async (path: { workspaceId: string; id: string }) =>
  (await deleteList({ path })).data;
