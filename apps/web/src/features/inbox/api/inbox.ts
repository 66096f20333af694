import type { QueryClient } from '@tanstack/react-query';
import { idempotent, ifMatch } from '../../../lib/api/headers';
import { reloadOperations } from '../../../lib/api/reload';
import {
  addSuppressions,
  answerConversation,
  changeConversation,
  confirmOptOut,
  liftReturned,
  undoAnswer,
} from '../../../lib/api/generated/sdk.gen';
import type {
  AddSuppressionsData,
  AnswerConversationData,
  ChangeConversationData,
  Conversation,
  ConversationMessage,
  ConversationSummary,
  GetContactTimelineResponse,
  InboxCounts,
  ListConversationsData,
  Mailbox,
  ReturnedMessage,
} from '../../../lib/api/generated/types.gen';

export {
  countInboxOptions,
  getContactTimelineOptions,
  getConversationOptions,
  groupReturnedOptions,
  listConversationsInfiniteOptions,
  listMailboxesOptions,
  listReturnedInfiniteOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

export type { Conversation, ConversationMessage, ConversationSummary, InboxCounts, Mailbox, ReturnedMessage };
export type ListConversationsQuery = NonNullable<ListConversationsData['query']>;
export type Label = NonNullable<ConversationSummary['label']>;
export type ConversationChange = Omit<ChangeConversationData['body'], 'version'>;
export type TimelineItem = GetContactTimelineResponse['items'][number];

type ById = { workspaceId: string; id: string };

const SHOWN = new Set([
  'listConversations',
  'countInbox',
  'getConversation',
  'listReturned',
  'groupReturned',
  'getContactTimeline',
]);

/** After anything in the inbox changed, here or elsewhere. */
export const inboxChanged = (queries: QueryClient): Promise<void> => reloadOperations(queries, SHOWN);

export const change = async (path: ById, version: number, body: ConversationChange) =>
  (await changeConversation({ path, body: { version, ...body }, headers: ifMatch(version) })).data;

export const answer = async (path: ById, body: AnswerConversationData['body'], key: string) =>
  (await answerConversation({ path, body, headers: idempotent(key) })).data;

export const callBack = async (path: ById) => (await undoAnswer({ path })).data;

/** An opt-out in words whose sender is in doubt is honoured after all. */
export const honourOptOut = async (path: ById) => (await confirmOptOut({ path })).data;

export const lift = async (path: ById) => (await liftReturned({ path })).data;

export const neverMailAgain = async (workspaceId: string, address: string) => {
  const body: AddSuppressionsData['body'] = { addresses: address, scope: 'all', note: 'From a conversation' };
  return (await addSuppressions({ path: { workspaceId }, body })).data;
};

/** Where the message can be downloaded as it came. */
export const rawMessageUrl = ({ workspaceId, id }: ById): string =>
  `/api/v1/workspaces/${workspaceId}/inbox/messages/${id}/raw`;
