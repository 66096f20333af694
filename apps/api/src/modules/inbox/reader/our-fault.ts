import type { MailboxFailure } from '@mailwright/mailbox';

/** Something on our side failed while a message was taken in: the database, most likely. The mailbox is not to blame. */
export const ourFault = (error: unknown): MailboxFailure => ({
  kind: 'unavailable',
  serverWords: null,
  meaning: `Mailwright could not store what it read: ${error instanceof Error ? error.message : String(error)}`,
  remedy: 'Nothing is lost: it tries again by itself. If it stays, look at the log of the role inbox.',
});

export const isOurFault = (failure: MailboxFailure): boolean =>
  failure.meaning.startsWith('Mailwright could not store');
