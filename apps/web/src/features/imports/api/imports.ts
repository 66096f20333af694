import type { ContactImport } from '@mailwright/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { reloadOperations } from '../../../lib/api/reload';
import { getImportQueryKey } from '../../../lib/api/generated/@tanstack/react-query.gen';
import {
  cancelImport,
  checkImport,
  rollBackImport,
  startImport,
  uploadImport,
} from '../../../lib/api/generated/sdk.gen';
import type { CheckImportData, StartImportData } from '../../../lib/api/generated/types.gen';

export {
  getImportOptions,
  listContactFieldsOptions,
  listImportsInfiniteOptions,
  listListsOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

type ById = { workspaceId: string; id: string };

/** Sends the file as it is; the answer says what is in it. */
export const sendFile = async (workspaceId: string, file: File) =>
  (await uploadImport({ path: { workspaceId }, query: { fileName: file.name }, body: file })).data;

export const lookThrough = async (path: ById, body: CheckImportData['body']) =>
  (await checkImport({ path, body })).data;
export const takeIn = async (path: ById, body: StartImportData['body']) =>
  (await startImport({ path, body })).data;
export const stopImport = async (path: ById) => (await cancelImport({ path })).data;
export const takeBack = async (path: ById) => (await rollBackImport({ path })).data;

/** Where the refused rows are downloaded. */
export const rejectsUrl = ({ workspaceId, id }: ById): string =>
  `/api/v1/workspaces/${workspaceId}/imports/${id}/rejects.csv`;

const AFFECTED = new Set([
  'listImports',
  'listContacts',
  'countContacts',
  'getContact',
  'listLists',
  'listContactFields',
]);

/** An act answered with the import as it is now: it is shown, and what it may have changed is loaded again. */
export async function importChanged(queries: QueryClient, path: ById, changed: ContactImport): Promise<void> {
  queries.setQueryData(getImportQueryKey({ path }), changed);
  await reloadOperations(queries, AFFECTED);
}
