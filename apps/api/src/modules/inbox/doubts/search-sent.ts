import { MailboxError, type MailboxServer, openMailbox } from '@mailwright/mailbox';

/** What a mailbox's Sent folder says about messages. */
export interface SentSearch<T> {
  found: T[];
  /** Asked for and not there. */
  missing: T[];
  /** Not asked for: why, in a sentence, with the server's words. Null when all were. */
  stoppedBecause: string | null;
}

/**
 * Asks for each message in the Sent folder by its Message-ID: providers that file what is handed to their SMTP server
 * (Gmail, Outlook.com, Fastmail) have it there. Read without a trace. A failure is told, never taken for "not there".
 */
export async function searchSent<T extends { messageId: string }>(
  server: MailboxServer,
  messages: readonly T[],
  signal: AbortSignal,
): Promise<SentSearch<T>> {
  const search: SentSearch<T> = { found: [], missing: [], stoppedBecause: null };
  try {
    const connection = await openMailbox(server, { signal });
    const hangUp = (): void => void connection.close();
    signal.addEventListener('abort', hangUp, { once: true });
    try {
      const sent = (await connection.folders()).find(({ role }) => role === 'sent');
      if (!sent) return { ...search, stoppedBecause: 'The mailbox has no Sent folder.' };
      for (const message of messages) {
        signal.throwIfAborted();
        const uids = await connection.findByMessageId(sent.path, message.messageId);
        (uids.length > 0 ? search.found : search.missing).push(message);
      }
      return search;
    } finally {
      signal.removeEventListener('abort', hangUp);
      await connection.close();
    }
  } catch (error) {
    if (signal.aborted) return { ...search, stoppedBecause: 'There was no time to ask for all of them.' };
    if (!(error instanceof MailboxError)) throw error;
    const { meaning, serverWords } = error.failure;
    return { ...search, stoppedBecause: serverWords ? `${meaning} It said: ${serverWords}` : meaning };
  }
}
