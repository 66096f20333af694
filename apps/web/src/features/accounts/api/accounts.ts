import type { QueryClient } from '@tanstack/react-query';
import {
  changeIdentity,
  changeMailbox,
  changeSendingAccount,
  createIdentity,
  createMailbox,
  createSendingAccount,
  deleteIdentity,
  deleteMailbox,
  deleteSendingAccount,
  pauseMailbox,
  pauseSendingAccount,
  resumeMailbox,
  resumeSendingAccount,
  testMailbox,
  testSendingAccount,
  tryMailbox,
  trySendingAccount,
} from '../../../lib/api/generated/sdk.gen';
import type {
  ChangeIdentityData,
  ChangeMailboxData,
  ChangeSendingAccountData,
  CreateIdentityData,
  CreateMailboxData,
  CreateSendingAccountData,
  TryMailboxData,
  TrySendingAccountData,
} from '../../../lib/api/generated/types.gen';

export {
  checkIdentityDomainOptions,
  getAccountPresetsOptions,
  getIdentityOptions,
  getMailboxOptions,
  getSendingAccountOptions,
  listIdentitiesOptions,
  listMailboxesOptions,
  listSendingAccountsOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

type InWorkspace = { workspaceId: string };
export type ById = InWorkspace & { id: string };

/** Server-sent events of the workspace: which topics changed. */
export const livePath = ({ workspaceId }: InWorkspace) => `/api/v1/workspaces/${workspaceId}/live`;

const AFFECTED = new Set([
  'listSendingAccounts',
  'getSendingAccount',
  'listMailboxes',
  'getMailbox',
  'listIdentities',
  'getIdentity',
  'checkIdentityDomain',
  'listAccountTroubles',
  'listSigningKeys',
]);

/** After something about senders or mailboxes changed: everything shown of them is loaded again. */
export function accountsChanged(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      // The generated keys begin with an object that names the operation.
      const { _id: operation = '' } = (queryKey[0] ?? {}) as { _id?: string };
      return AFFECTED.has(operation);
    },
  });
}

export const addAccount = async (path: InWorkspace, body: CreateSendingAccountData['body']) =>
  (await createSendingAccount({ path, body })).data;
export const saveAccount = async (path: ById, body: ChangeSendingAccountData['body']) =>
  (await changeSendingAccount({ path, body })).data;
export const removeAccount = async (path: ById) => (await deleteSendingAccount({ path })).data;
export const pauseAccount = async (path: ById) => (await pauseSendingAccount({ path })).data;
export const resumeAccount = async (path: ById) => (await resumeSendingAccount({ path })).data;
export const testAccount = async (path: ById) => (await testSendingAccount({ path, body: {} })).data;
export const tryAccount = async (path: InWorkspace, body: TrySendingAccountData['body']) =>
  (await trySendingAccount({ path, body })).data;

export const addMailbox = async (path: InWorkspace, body: CreateMailboxData['body']) =>
  (await createMailbox({ path, body })).data;
export const saveMailbox = async (path: ById, body: ChangeMailboxData['body']) =>
  (await changeMailbox({ path, body })).data;
export const removeMailbox = async (path: ById, withMessages: boolean) =>
  (await deleteMailbox({ path, query: { withMessages: withMessages ? 'true' : 'false' } })).data;
export const pauseReading = async (path: ById) => (await pauseMailbox({ path })).data;
export const resumeReading = async (path: ById) => (await resumeMailbox({ path })).data;
export const testReading = async (path: ById) => (await testMailbox({ path })).data;
export const tryReading = async (path: InWorkspace, body: TryMailboxData['body']) =>
  (await tryMailbox({ path, body })).data;

export const addIdentity = async (path: InWorkspace, body: CreateIdentityData['body']) =>
  (await createIdentity({ path, body })).data;
export const saveIdentity = async (path: ById, body: ChangeIdentityData['body']) =>
  (await changeIdentity({ path, body })).data;
export const removeIdentity = async (path: ById) => (await deleteIdentity({ path })).data;
