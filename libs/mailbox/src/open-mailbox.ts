import { asMailboxError } from './explain-failure.js';
import { describeFolders } from './folder-role.js';
import { assertAllowedHost, DEFAULT_MAX_MESSAGE_BYTES } from './imap-client.js';
import { ImapSession } from './imap-session.js';
import type { FolderBatch, MailboxConnection, ReadOptions, WaitOptions } from './mailbox-connection.js';
import type { MailboxServer } from './mailbox-server.js';
import type { FolderCursor, FolderStatus } from './plan-folder-sync.js';
import { readFolder } from './read-folder.js';
import { type Baseline, waitForNew } from './wait-for-new.js';

export interface OpenOptions {
  /** The largest message that may ever be fetched on this connection (default 50 MB); bounds the literals it accepts. */
  maxMessageBytes?: number;
  /** Gives up connecting. */
  signal?: AbortSignal;
}

/**
 * Connects and logs in. Throws a `MailboxError` whose `failure` says what to do about it; never sends a password over
 * a connection that is less protected than `server.security` asks for.
 */
export async function openMailbox(
  server: MailboxServer,
  options: OpenOptions = {},
): Promise<MailboxConnection> {
  try {
    assertAllowedHost(server);
  } catch (error) {
    throw asMailboxError(error);
  }
  const maxMessageBytes = options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES;
  return connectionOver(await ImapSession.open(server, maxMessageBytes, options.signal), maxMessageBytes);
}

function connectionOver(session: ImapSession, maxMessageBytes: number): MailboxConnection {
  /** What the last completed read of each folder covered. */
  const covered = new Map<string, Baseline>();

  async function* read(
    path: string,
    cursor: FolderCursor | null,
    options: ReadOptions,
  ): AsyncGenerator<FolderBatch> {
    const release = session.occupy(`reading ${path}`);
    const limit = Math.min(options.maxMessageBytes ?? maxMessageBytes, maxMessageBytes);
    try {
      yield* readFolder(
        session,
        path,
        cursor,
        { ...options, maxMessageBytes: limit },
        (status) => covered.set(path, status),
        covered.get(path)?.exists ?? null,
      );
    } finally {
      release();
    }
  }

  async function wait(path: string, options: WaitOptions): Promise<'changed' | 'timeout' | 'aborted'> {
    const release = session.occupy(`waiting for ${path}`);
    try {
      const outcome = await waitForNew(session, path, covered.get(path) ?? null, options);
      // Of numbers that change at each opening only "nothing happened" can be trusted.
      if (outcome === 'changed' && session.isUnsettled(path)) covered.delete(path);
      return outcome;
    } finally {
      release();
    }
  }

  return {
    capabilities: new Set(session.client.capabilities.keys()),
    closed: session.closed,
    folders: async () => describeFolders(await session.command((client) => client.list())),
    status: (path) => folderStatus(session, path),
    read: (path, cursor, options = {}) => read(path, cursor, options),
    waitForNew: (path, options = {}) => wait(path, options),
    append: (path, raw, flags = []) => append(session, path, raw, flags),
    findByMessageId: (path, messageId) => findByMessageId(session, path, messageId),
    close: () => session.close(),
  };
}

async function folderStatus(session: ImapSession, path: string): Promise<FolderStatus> {
  const status = await session.command((client) =>
    client.status(path, { messages: true, uidNext: true, uidValidity: true, highestModseq: true }),
  );
  return {
    path: status.path,
    uidValidity: String(status.uidValidity),
    uidNext: status.uidNext ?? null,
    exists: status.messages ?? 0,
    highestModseq: status.highestModseq ? String(status.highestModseq) : null,
  };
}

async function append(
  session: ImapSession,
  path: string,
  raw: Buffer | string,
  flags: readonly string[],
): Promise<{ uid: number; uidValidity: string } | null> {
  const stored = await session.command((client) => client.append(path, raw, [...flags]));
  if (stored.uid === undefined || stored.uidValidity === undefined) return null;
  return { uid: stored.uid, uidValidity: String(stored.uidValidity) };
}

async function findByMessageId(session: ImapSession, path: string, messageId: string): Promise<number[]> {
  const release = session.occupy(`searching ${path}`);
  try {
    await session.examine(path);
    const found = await session.command((client) =>
      client.search({ header: { 'message-id': messageId } }, { uid: true }),
    );
    return Array.isArray(found) ? found : [];
  } finally {
    release();
  }
}
