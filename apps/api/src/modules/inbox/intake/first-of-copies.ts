import type { KnownMessage } from './intake.repository.js';
import type { UnderstoodMessage } from './read-message.js';

/**
 * Recognises a message that this mailbox held before: the same bytes, or the same Message-ID by the same writer (one that
 * was moved keeps its bytes, one that came twice has other trace headers). Remembers what it was asked about.
 */
export class FirstOfCopies {
  private readonly byHash = new Map<string, string>();
  private readonly byMessageId = new Map<string, string>();

  constructor(known: readonly KnownMessage[]) {
    for (const one of known) {
      this.byHash.set(one.contentHash, one.id);
      if (one.messageId !== null) this.byMessageId.set(idOf(one.messageId, one.fromAddress), one.id);
    }
  }

  /** The first one's id, or null when this is the first: then it is remembered under `id`. */
  firstOf(message: UnderstoodMessage, id: string): string | null {
    const { messageId, from } = message.verdict.message;
    const hash = message.contentHash.toString('hex');
    const key = messageId === null ? null : idOf(messageId, from?.address ?? '');
    const first = this.byHash.get(hash) ?? (key === null ? undefined : this.byMessageId.get(key));
    if (first !== undefined) return first;
    this.byHash.set(hash, id);
    if (key !== null) this.byMessageId.set(key, id);
    return null;
  }
}

const idOf = (messageId: string, from: string): string => `${messageId}\n${from.toLowerCase()}`;
