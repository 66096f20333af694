import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseOwnMessageId } from '../matching/clues.js';
import type { MessageRow } from './intake.repository.js';
import { messageRow } from './message-row.js';
import type { Place, UnderstoodMessage } from './read-message.js';
import { type SentAnswers, SentMailRepository } from './sent-mail.repository.js';

/**
 * Mails of the folder Sent. They are ours, whatever they look like (somebody may forward a bounce): nothing follows from them
 * for a recipient. One that answers a mail of a conversation was written in a mail program, and is shown there.
 */
@Injectable()
export class SentMailService {
  constructor(private readonly sent: SentMailRepository) {}

  /** The rows to store, in the order of `messages`; their conversations have learned of them. */
  async rowsOf(
    manager: EntityManager,
    place: Place,
    messages: readonly UnderstoodMessage[],
    ids: readonly string[],
  ): Promise<MessageRow[]> {
    const answered = await this.sent.conversationsOf(manager, place, [
      ...new Set(messages.flatMap(parentsOf)),
    ]);
    const ownIds = messages.flatMap(({ verdict }) => verdict.message.messageId ?? []);
    const byUs = await this.sent.sentByUs(manager, place.workspaceId, ownIds);
    const added = new Map<string, SentAnswers>();
    const made = messages.map((message, index): MessageRow => {
      const conversationId = fromMailProgram(message, byUs)
        ? (parentsOf(message)
            .map((id) => answered.get(id))
            .find((id) => id !== undefined) ?? null)
        : null;
      if (conversationId !== null) add(added, conversationId, message.receivedAt.toISOString());
      const row = messageRow(message, ids[index]!, null, null, []);
      return { ...row, kind: 'outgoing', action: 'none', conversation_id: conversationId };
    });
    await this.sent.noteAnswers(manager, place.workspaceId, [...added.values()]);
    return made;
  }
}

const MOST_PARENTS = 30;

/** What a mail answers, the nearest first. */
function parentsOf({ verdict }: UnderstoodMessage): string[] {
  const { inReplyTo, references } = verdict.message;
  const all = [...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()];
  return [...new Set(all)].filter((id) => id.length <= 998).slice(0, MOST_PARENTS);
}

/** Many servers keep a copy of what leaves through them: of our own mails there is a record already. */
function fromMailProgram({ verdict }: UnderstoodMessage, byUs: ReadonlySet<string>): boolean {
  const { messageId } = verdict.message;
  return messageId === null || (parseOwnMessageId(messageId) === null && !byUs.has(messageId));
}

function add(added: Map<string, SentAnswers>, id: string, at: string): void {
  const before = added.get(id);
  added.set(id, {
    id,
    count: (before?.count ?? 0) + 1,
    at: before !== undefined && before.at > at ? before.at : at,
  });
}
