import type { QueryClient } from '@tanstack/react-query';
import {
  pauseCampaign,
  resumeCampaign,
  resumeMailbox,
  resumeSendingAccount,
} from '../../../lib/api/generated/sdk.gen';

export {
  countInboxOptions,
  getChecklistOptions,
  getDeliverabilityOptions,
  getSandboxOptions,
  listAccountTroublesOptions,
  listActiveCampaignsOptions,
  listCampaignsOptions,
  listContactsOptions,
  listConversationsOptions,
  listIdentitiesOptions,
  listImportsOptions,
  listMailboxesOptions,
  listSendingAccountsOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
export type {
  AccountTrouble,
  Campaign,
  CampaignLine,
  ContactImport,
  ConversationSummary,
  LiveCampaign,
  Mailbox,
  SendingAccount,
  StateCounts,
} from '../../../lib/api/generated/types.gen';

type ById = { workspaceId: string; id: string };

const reload = (queries: QueryClient, ...ids: string[]) =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) => ids.includes((queryKey[0] as { _id?: string } | undefined)?._id ?? ''),
  });

export const campaignsChanged = (queries: QueryClient) =>
  reload(queries, 'listActiveCampaigns', 'listCampaigns', 'getCampaign', 'getLiveCampaign');

export async function holdCampaign(queries: QueryClient, path: ById): Promise<void> {
  await pauseCampaign({ path });
  await campaignsChanged(queries);
}

export async function goOnWithCampaign(queries: QueryClient, path: ById): Promise<void> {
  await resumeCampaign({ path });
  await campaignsChanged(queries);
}

/** Goes on with a sending account or a mailbox that was paused. */
export async function goOnWith(
  queries: QueryClient,
  about: 'sending_account' | 'mailbox',
  path: ById,
): Promise<void> {
  await (about === 'sending_account' ? resumeSendingAccount({ path }) : resumeMailbox({ path }));
  await reload(queries, 'listAccountTroubles', 'listSendingAccounts', 'listMailboxes');
}
