import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IntakeRepository } from './intake.repository.js';
import type { Consequent } from './outcomes.service.js';
import type { Place } from './read-message.js';
import type { ConversationPart } from './sql/upsert-conversations.js';
import { type ThreadPart, threadOf } from './thread.js';

/** Adds messages to their conversations. */
@Injectable()
export class ThreadsService {
  constructor(private readonly intake: IntakeRepository) {}

  /** Answers the conversation of each message id that belongs to one; a lost or erased one begins anew under its key. */
  async converse(
    manager: EntityManager,
    place: Place,
    messages: readonly Consequent[],
  ): Promise<Map<string, string>> {
    const parts = messages.flatMap((one) => {
      const part = threadOf(one.message, one.match, place.mailboxId);
      return part ? [{ one, part }] : [];
    });
    const answered = await this.intake.threadKeysOf(
      manager,
      place.workspaceId,
      parts.flatMap(({ part }) => part.conversationId ?? []),
    );
    const keyed = parts.map(({ one, part }) => ({
      id: one.id,
      made: conversationPart(place, one, part, answered.get(part.conversationId ?? '') ?? part.threadKey),
    }));
    const found = new Map<string, string>();
    for (const round of inRounds(keyed)) {
      const ids = await this.intake.upsertConversations(
        manager,
        place.workspaceId,
        round.map(({ made }) => made),
      );
      for (const { id, made } of round) found.set(id, ids.get(made.thread_key)!);
    }
    return found;
  }
}

/** One statement can change a row once: the second message of a thread comes in a second round, and so on. */
function inRounds<T extends { made: { thread_key: string } }>(parts: readonly T[]): T[][] {
  const rounds: T[][] = [];
  const seen = new Map<string, number>();
  for (const part of parts) {
    const round = seen.get(part.made.thread_key) ?? 0;
    seen.set(part.made.thread_key, round + 1);
    (rounds[round] ??= []).push(part);
  }
  return rounds;
}

const conversationPart = (
  place: Place,
  { message, match }: Consequent,
  part: ThreadPart,
  threadKey: string,
): ConversationPart => ({
  thread_key: threadKey,
  mailbox_id: place.mailboxId,
  contact_id: match?.delivery.contactKnown ? match.delivery.contactId : null,
  person_name: part.personName,
  person_address: part.personAddress,
  campaign_id: match?.delivery.campaignId ?? null,
  mailing_id: match?.delivery.mailingId ?? null,
  subject: part.subject,
  snippet: part.snippet,
  folder: part.folder,
  human: part.human,
  awaits_answer: part.awaitsAnswer,
  label: part.label?.label ?? null,
  label_phrase: part.label?.phrase ?? null,
  label_until: part.label?.until ?? null,
  at: message.receivedAt.toISOString(),
});
