import type { QueryClient } from '@tanstack/react-query';
import { reloadOperations } from '../../../lib/api/reload';
import { addSuppressions, removeSuppression } from '../../../lib/api/generated/sdk.gen';
import type { AddSuppressionsData } from '../../../lib/api/generated/types.gen';

export {
  listListsOptions,
  listSuppressionsInfiniteOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

const AFFECTED = new Set(['listSuppressions', 'listContacts', 'countContacts', 'getContact', 'listLists']);

/** After a suppression came or went: whatever shows who can be mailed is loaded again. */
export function suppressionsChanged(queries: QueryClient): Promise<void> {
  return reloadOperations(queries, AFFECTED);
}

export const suppressByHand = async (workspaceId: string, body: AddSuppressionsData['body']) =>
  (await addSuppressions({ path: { workspaceId }, body })).data;

export const lift = async (path: { workspaceId: string; id: string }) =>
  (await removeSuppression({ path })).data;
