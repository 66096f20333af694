import { Injectable } from '@nestjs/common';
import type { ConversationSummary } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../../platform/database/database.js';
import type { StoredMatch, StoredVerdict } from '../intake/message-row.js';
import { INCOMING_MESSAGES, WRITTEN_ANSWERS } from './sql/conversation-messages.js';
import { COUNT_INBOX } from './sql/count-inbox.js';
import {
  CONVERSATION_COLUMNS,
  CONVERSATION_JOINS,
  type ConversationFilter,
  listConversationsSql,
} from './sql/list-conversations.js';

export interface ConversationRow {
  id: string;
  folder: ConversationSummary['folder'];
  state: ConversationSummary['state'];
  unread: boolean;
  awaitsAnswer: boolean;
  label: ConversationSummary['label'];
  labelBy: ConversationSummary['labelBy'];
  labelPhrase: string | null;
  labelUntil: string | null;
  subject: string;
  snippet: string;
  personName: string;
  personAddress: string;
  contactId: string | null;
  campaignId: string | null;
  campaignName: string | null;
  mailingId: string | null;
  mailboxId: string | null;
  mailboxAddress: string | null;
  mailboxState: string | null;
  mailboxSays: string | null;
  messageCount: number;
  dealValue: string | null;
  currency: string | null;
  lastMessageAt: Date;
  sortKey: string;
  version: number;
}

export interface IncomingRow {
  id: string;
  at: Date;
  fromName: string;
  fromAddress: string;
  subject: string;
  kind: StoredKind;
  verdict: StoredVerdict;
  text: string | null;
  html: string | null;
  match: StoredMatch | null;
  messageId: string | null;
  originalRemovedAfter: number | null;
}
type StoredKind =
  | 'hard_bounce'
  | 'soft_bounce'
  | 'delayed'
  | 'complaint'
  | 'auto_reply'
  | 'unsubscribe'
  | 'reply'
  | 'other'
  | 'outgoing';

export interface AnswerRow {
  id: string;
  at: Date;
  subject: string;
  text: string;
  html: string | null;
  messageId: string;
  mailingId: string;
  fromName: string;
  fromAddress: string;
  writtenBy: string | null;
  state: string;
  reply: string | null;
  notBefore: Date;
}

export interface ContactRow {
  id: string;
  email: string;
  addressHash: Buffer;
  firstName: string;
  lastName: string;
  language: string | null;
  timeZone: string | null;
  attributes: Record<string, unknown>;
}

/** What a change sets; what is left out stays. */
export interface ConversationSettings {
  label?: string | null | undefined;
  state?: string | undefined;
  folder?: string | undefined;
  unread?: boolean | undefined;
  dealValue?: string | null | undefined;
  currency?: string | undefined;
}

@Injectable()
export class ConversationsRepository {
  list(
    manager: EntityManager,
    workspaceId: string,
    filter: ConversationFilter,
    after: readonly unknown[] | null,
    limit: number,
  ): Promise<ConversationRow[]> {
    const { text, values } = listConversationsSql(workspaceId, filter, after, limit);
    return rows<ConversationRow>(manager, text, values);
  }

  async counts(manager: EntityManager, workspaceId: string): Promise<Record<string, number>> {
    return (await row<Record<string, number>>(manager, COUNT_INBOX, [workspaceId])) ?? {};
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<ConversationRow | null> {
    return row<ConversationRow>(
      manager,
      `select ${CONVERSATION_COLUMNS} from conversations c ${CONVERSATION_JOINS} where c.workspace_id = $1 and c.id = $2`,
      [workspaceId, id],
    );
  }

  incoming(manager: EntityManager, workspaceId: string, id: string): Promise<IncomingRow[]> {
    return rows<IncomingRow>(manager, INCOMING_MESSAGES, [workspaceId, id]);
  }

  answers(manager: EntityManager, workspaceId: string, id: string): Promise<AnswerRow[]> {
    return rows<AnswerRow>(manager, WRITTEN_ANSWERS, [workspaceId, id]);
  }

  contact(manager: EntityManager, workspaceId: string, contactId: string): Promise<ContactRow | null> {
    return row<ContactRow>(
      manager,
      `select contact_id as id, email, address_hash as "addressHash", first_name as "firstName", last_name as "lastName",
              language, time_zone as "timeZone", attributes
         from contact_recipients where workspace_id = $1 and contact_id = $2`,
      [workspaceId, contactId],
    );
  }

  /** Compare-and-set on the version; false when it is an older one. A label set here is a person's. */
  async change(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    settings: ConversationSettings,
  ): Promise<boolean> {
    const values: unknown[] = [workspaceId, id, version];
    const sets = ['version = version + 1'];
    const set = (column: string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      sets.push(`${column} = $${values.length}`);
    };
    set('label', settings.label);
    if (settings.label !== undefined)
      sets.push(`label_by = 'person', label_phrase = null, label_until = null`);
    set('state', settings.state);
    if (settings.state === 'done') sets.push('awaits_answer = false, unread = false');
    set('folder', settings.folder);
    if (settings.state !== 'done') set('unread', settings.unread);
    set('deal_value', settings.dealValue);
    set('currency', settings.currency);
    return (
      (await changed(
        manager,
        `update conversations set ${sets.join(', ')} where workspace_id = $1 and id = $2 and version = $3`,
        values,
      )) > 0
    );
  }

  /** An answer was written: nobody waits any more, and the thread is the newest. */
  async noteAnswer(manager: EntityManager, workspaceId: string, id: string, done: boolean): Promise<void> {
    await manager.query(
      `update conversations set awaits_answer = false, unread = false, messages = messages + 1, last_message_at = now(),
              state = case when $3 then 'done' else state end, version = version + 1
        where workspace_id = $1 and id = $2`,
      [workspaceId, id, done],
    );
  }

  /** The answer was called back: somebody waits again. */
  async forgetAnswer(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(
      `update conversations c set awaits_answer = true, state = 'open', messages = greatest(0, messages - 1), version = version + 1,
              last_message_at = coalesce((select max(received_at) from inbox_messages i
                                           where i.workspace_id = c.workspace_id and i.conversation_id = c.id), last_message_at)
        where workspace_id = $1 and id = $2`,
      [workspaceId, id],
    );
  }

  async raw(
    manager: EntityManager,
    workspaceId: string,
    messageId: string,
  ): Promise<{ raw: Buffer | null; removedAfter: number | null } | null> {
    return row(
      manager,
      `select raw, original_removed_after as "removedAfter" from inbox_messages where workspace_id = $1 and id = $2`,
      [workspaceId, messageId],
    );
  }
}
