import { z } from 'zod';
import { endpoint, file, workspacePath } from './endpoint.js';
import { byId, done, id, inWorkspace, pageOf, paging } from './primitives.js';
import {
  conversationFolder,
  conversationState,
  replyLabel,
  conversationSummary,
  conversation,
  inboxCounts,
  conversationChange,
  newAnswer,
  answerSent,
  returnedMessage,
  returnedGroups,
  timelineItem,
} from './inbox.js';

const tag = 'inbox';
const inboxPath = `${workspacePath}/inbox`;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const returnedFilter = z.object({
  kind: z.enum(['bounces', 'complaints', 'machines']).default('bounces'),
  campaignId: id.optional(),
  category: z.string().max(40).optional(),
});

export const listConversations = endpoint({
  id: 'listConversations',
  method: 'GET',
  path: `${inboxPath}/conversations`,
  access: 'viewer',
  summary: 'Conversations of all mailboxes, newest first. Bounces and complaints are not among them.',
  tag,
  params: inWorkspace,
  query: paging.extend({
    folder: conversationFolder.optional(),
    state: conversationState.optional(),
    label: replyLabel.optional(),
    awaitsAnswer: flag.optional(),
    unread: flag.optional(),
    campaignId: id.optional(),
    contactId: id.optional(),
    mailboxId: id.optional(),
    search: z.string().trim().max(200).optional(),
  }),
  response: pageOf(conversationSummary),
});

export const countInbox = endpoint({
  id: 'countInbox',
  method: 'GET',
  path: `${inboxPath}/counts`,
  access: 'viewer',
  summary: 'How much lies in each folder of the inbox',
  tag,
  params: inWorkspace,
  response: inboxCounts,
});

export const getConversation = endpoint({
  id: 'getConversation',
  method: 'GET',
  path: `${inboxPath}/conversations/:id`,
  access: 'viewer',
  summary:
    'A conversation: the campaign’s mail, what came back, what was answered, and why they belong together',
  tag,
  params: byId,
  response: conversation,
});

export const changeConversation = endpoint({
  id: 'changeConversation',
  method: 'PATCH',
  path: `${inboxPath}/conversations/:id`,
  access: 'editor',
  summary: 'Set the label, the value of the deal, done or read',
  tag,
  params: byId,
  body: conversationChange,
  response: conversationSummary,
});

export const answerConversation = endpoint({
  id: 'answerConversation',
  method: 'POST',
  path: `${inboxPath}/conversations/:id/answers`,
  access: 'editor',
  summary: 'Answer in the thread, from the address that wrote the campaign or that got the mail',
  tag,
  params: byId,
  body: newAnswer,
  response: answerSent,
});

export const undoAnswer = endpoint({
  id: 'undoAnswer',
  method: 'POST',
  path: `${inboxPath}/answers/:id/undo`,
  access: 'editor',
  summary: 'Call an answer back before it leaves; gives its words back',
  tag,
  params: byId,
  status: 200,
  response: z
    .object({ conversationId: id, text: z.string(), html: z.string().nullable() })
    .meta({ id: 'AnswerCalledBack' }),
});

export const listReturned = endpoint({
  id: 'listReturned',
  method: 'GET',
  path: `${inboxPath}/returned`,
  access: 'viewer',
  summary: 'Bounces and complaints with the server’s words and what was done, newest first',
  tag,
  params: inWorkspace,
  query: paging.extend(returnedFilter.shape),
  response: pageOf(returnedMessage),
});

export const groupReturned = endpoint({
  id: 'groupReturned',
  method: 'GET',
  path: `${inboxPath}/returned/groups`,
  access: 'viewer',
  summary: 'Bounces and complaints by verdict and provider',
  tag,
  params: inWorkspace,
  query: z.object({ campaignId: id.optional() }),
  response: returnedGroups,
});

export const liftReturned = endpoint({
  id: 'liftReturned',
  method: 'POST',
  path: `${inboxPath}/messages/:id/lift`,
  access: 'editor',
  summary: 'The way back: lift the suppression that this message caused',
  tag,
  params: byId,
  status: 200,
  response: done,
});

export const confirmOptOut = endpoint({
  id: 'confirmOptOut',
  method: 'POST',
  path: `${inboxPath}/messages/:id/opt-out`,
  access: 'editor',
  summary: 'Honour an opt-out in words that was in doubt: its sender may not be who it says',
  tag,
  params: byId,
  status: 200,
  response: done,
});

export const downloadMessage = endpoint({
  id: 'downloadMessage',
  method: 'GET',
  path: `${inboxPath}/messages/:id/raw`,
  access: 'viewer',
  summary: 'The message as it came, byte for byte',
  tag,
  params: byId,
  response: file('message/rfc822'),
});

export const getContactTimeline = endpoint({
  id: 'getContactTimeline',
  method: 'GET',
  path: `${workspacePath}/contacts/:id/timeline`,
  access: 'viewer',
  summary:
    'Everything between us and this person, newest first: mails, opens, clicks, answers, bounces, orders',
  tag: 'contacts',
  params: byId,
  query: paging,
  response: pageOf(timelineItem),
});

export const inboxEndpoints = [
  listConversations,
  countInbox,
  getConversation,
  changeConversation,
  answerConversation,
  undoAnswer,
  listReturned,
  groupReturned,
  liftReturned,
  confirmOptOut,
  downloadMessage,
  getContactTimeline,
];
