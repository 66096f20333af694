import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../../platform/database/database.js';
import type { Place } from './read-message.js';
import { KNOWN_MESSAGES, PLAN_ANEW, TAKEN_UIDS } from './sql/known-messages.js';
import { RENUMBER_MESSAGES } from './sql/renumber-messages.js';
import { STORE_MESSAGES } from './sql/store-messages.js';
import { type ConversationPart, UPSERT_CONVERSATIONS } from './sql/upsert-conversations.js';

export interface KnownMessage {
  id: string;
  contentHash: string;
  messageId: string | null;
  fromAddress: string;
}

/** One row of inbox_messages; see STORE_MESSAGES. */
export interface MessageRow {
  id: string;
  uid: number;
  message_id: string | null;
  from_name: string;
  from_address: string;
  subject: string;
  received_at: string;
  kind: string;
  action: string;
  verdict: object;
  text: string | null;
  html: string | null;
  raw_size: number;
  copy_of: string | null;
  mailing_id: string | null;
  contact_id: string | null;
  match: object | null;
  conversation_id: string | null;
}

@Injectable()
export class IntakeRepository {
  /** For the rest of the transaction; see PLAN_ANEW. */
  async planAnew(manager: EntityManager): Promise<void> {
    await manager.query(PLAN_ANEW);
  }

  /** Gives known messages of a folder that was numbered anew their new UIDs; answers which of these found theirs. */
  async renumber(
    manager: EntityManager,
    place: Place,
    messages: readonly { uid: number; contentHash: Buffer }[],
  ): Promise<Set<number>> {
    const found = await rows<{ uid: string }>(manager, RENUMBER_MESSAGES, [
      place.workspaceId,
      place.mailboxId,
      place.folder,
      place.uidValidity,
      messages.map(({ uid }) => uid),
      messages.map(({ contentHash }) => contentHash),
    ]);
    return new Set(found.map(({ uid }) => Number(uid)));
  }

  /**
   * Messages of this mailbox that are the same as one of these, wherever they lie; copies lead to their first. What we sent
   * ourselves is no first of anything.
   */
  known(
    manager: EntityManager,
    place: Place,
    hashes: readonly Buffer[],
    messageIds: readonly string[],
  ): Promise<KnownMessage[]> {
    return rows<KnownMessage>(manager, KNOWN_MESSAGES, [
      place.workspaceId,
      place.mailboxId,
      hashes,
      messageIds,
    ]);
  }

  /** Which of these UIDs are stored already: nothing is taken in twice from one place. */
  async takenUids(manager: EntityManager, place: Place, uids: readonly number[]): Promise<Set<number>> {
    const found = await rows<{ uid: string }>(manager, TAKEN_UIDS, [
      place.workspaceId,
      place.mailboxId,
      place.folder,
      place.uidValidity,
      uids,
    ]);
    return new Set(found.map(({ uid }) => Number(uid)));
  }

  async store(
    manager: EntityManager,
    place: Place,
    messages: readonly { row: MessageRow; hash: Buffer; raw: Buffer | null }[],
  ): Promise<void> {
    let from = 1;
    const given = messages.map(({ row, raw }, n) => {
      const placed = { ...row, n, raw_from: raw === null ? null : from, raw_bytes: raw?.length ?? null };
      from += raw?.length ?? 0;
      return placed;
    });
    await manager.query(STORE_MESSAGES, [
      place.workspaceId,
      place.mailboxId,
      place.folder,
      place.uidValidity,
      JSON.stringify(given),
      Buffer.concat(messages.map(({ hash }) => hash)),
      Buffer.concat(messages.flatMap(({ raw }) => raw ?? [])),
    ]);
  }

  async newIds(manager: EntityManager, count: number): Promise<string[]> {
    const made = await rows<{ id: string }>(manager, `select uuidv7() as id from generate_series(1, $1)`, [
      count,
    ]);
    return made.map(({ id }) => id);
  }

  /** One part of each thread; answers the conversations by their thread's key. */
  async upsertConversations(
    manager: EntityManager,
    workspaceId: string,
    parts: readonly ConversationPart[],
  ): Promise<Map<string, string>> {
    const made = await rows<{ id: string; threadKey: string }>(manager, UPSERT_CONVERSATIONS, [
      workspaceId,
      JSON.stringify(parts),
    ]);
    if (made.length !== parts.length) throw new Error('A conversation was neither made nor changed.');
    return new Map(made.map(({ id, threadKey }) => [threadKey, id]));
  }

  /** The keys of those conversations that are still there. */
  async threadKeysOf(
    manager: EntityManager,
    workspaceId: string,
    conversationIds: readonly string[],
  ): Promise<Map<string, string>> {
    if (conversationIds.length === 0) return new Map();
    const found = await rows<{ id: string; key: string }>(
      manager,
      `select id, thread_key as key from conversations where workspace_id = $1 and id = any($2::uuid[])`,
      [workspaceId, conversationIds],
    );
    return new Map(found.map(({ id, key }) => [id, key]));
  }
}
