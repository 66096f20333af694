import type { QueryClient } from '@tanstack/react-query';
import { reloadOperations } from '../../../lib/api/reload';
import {
  addListMembers,
  changeContact,
  createContact,
  createContactField,
  deleteContactField,
  eraseContact,
  eraseContacts,
  removeListMembers,
  removeSuppression,
} from '../../../lib/api/generated/sdk.gen';
import type {
  AddListMembersData,
  ChangeContactData,
  CreateContactData,
  CreateContactFieldData,
} from '../../../lib/api/generated/types.gen';

export {
  countContactsOptions,
  getContactOptions,
  getContactQueryKey,
  getContactTimelineOptions,
  listContactFieldsOptions,
  listContactsInfiniteOptions,
  listListsOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

/** Which people an act is for. */
export type Selection = AddListMembersData['body']['selection'];
type InWorkspace = { workspaceId: string };
type ById = InWorkspace & { id: string };

const AFFECTED = new Set([
  'listContacts',
  'countContacts',
  'getContact',
  'listContactFields',
  'listLists',
  'listSuppressions',
]);

/** After something about people, their fields, lists or suppressions changed: everything shown of them is loaded again. */
export function peopleChanged(queries: QueryClient): Promise<void> {
  return reloadOperations(queries, AFFECTED);
}

export const addPerson = async (path: InWorkspace, body: CreateContactData['body']) =>
  (await createContact({ path, body })).data;

export const changePerson = async (path: ById, body: ChangeContactData['body']) =>
  (await changeContact({ path, body })).data;

export const erasePerson = async (path: ById) => (await eraseContact({ path })).data;

export const erasePeople = async (path: InWorkspace, selection: Selection) =>
  (await eraseContacts({ path, body: { selection } })).data.erased;

export const putOnList = async (path: ById, selection: Selection) =>
  (await addListMembers({ path, body: { selection } })).data.added;

export const takeOffList = async (path: ById, selection: Selection) =>
  (await removeListMembers({ path, body: { selection } })).data.removed;

export const addField = async (path: InWorkspace, body: CreateContactFieldData['body']) =>
  (await createContactField({ path, body })).data;

export const dropField = async (path: InWorkspace & { key: string }) =>
  (await deleteContactField({ path })).data.cleared;

export const liftSuppression = async (path: ById) => (await removeSuppression({ path })).data;
