import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../../platform/database/database.js';
import type { Place } from './read-message.js';
import { CONVERSATIONS_ANSWERED, NOTE_SENT_ANSWERS, SENT_BY_US } from './sql/sent-mail.js';

/** What the sent mails of a batch add to one conversation. */
export interface SentAnswers {
  id: string;
  count: number;
  /** The newest, ISO. */
  at: string;
}

@Injectable()
export class SentMailRepository {
  async conversationsOf(
    manager: EntityManager,
    place: Place,
    messageIds: readonly string[],
  ): Promise<Map<string, string>> {
    if (messageIds.length === 0) return new Map();
    const found = await rows<{ messageId: string; conversationId: string }>(manager, CONVERSATIONS_ANSWERED, [
      place.workspaceId,
      place.mailboxId,
      messageIds,
    ]);
    return new Map(found.map(({ messageId, conversationId }) => [messageId, conversationId]));
  }

  async sentByUs(
    manager: EntityManager,
    workspaceId: string,
    messageIds: readonly string[],
  ): Promise<Set<string>> {
    if (messageIds.length === 0) return new Set();
    const found = await rows<{ messageId: string }>(manager, SENT_BY_US, [workspaceId, messageIds]);
    return new Set(found.map(({ messageId }) => messageId));
  }

  async noteAnswers(manager: EntityManager, workspaceId: string, answers: SentAnswers[]): Promise<void> {
    if (answers.length > 0) await manager.query(NOTE_SENT_ANSWERS, [workspaceId, JSON.stringify(answers)]);
  }
}
