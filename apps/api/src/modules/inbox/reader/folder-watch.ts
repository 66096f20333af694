import {
  type MailboxConnection,
  type MailboxFailure,
  type MailboxServer,
  openMailbox,
} from '@mailwright/mailbox';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../../platform/database/database.js';
import { type IntakeService, LeaseLost } from '../intake/intake.service.js';
import type { CursorsRepository } from './cursors.repository.js';
import type { Lease } from './lease.js';
import { planNextTry } from './next-try.js';

/** Messages above this come with their headers alone. */
export const MAX_MESSAGE_BYTES = 25 * 1024 * 1024;
/** Three of them are in memory at a time: one comes in, one is understood, one is being stored. */
const BATCH_BYTES = 2 * 1024 * 1024;

/** Messages of one transaction, at most. */
const WINDOW = 100;

export interface Pace {
  pollMs: number;
  maxIdleMs: number;
}

/** What a folder's watch is doing, for the state of its mailbox. */
export type FolderCondition =
  | { kind: 'connecting' }
  | { kind: 'reading'; remaining: number }
  | { kind: 'waiting' }
  /** Not connected until the next look. */
  | { kind: 'resting' }
  /** Tries again by itself. */
  | { kind: 'troubled'; failure: MailboxFailure }
  /** Only a person can change it; ends the watch. */
  | { kind: 'stopped'; failure: MailboxFailure };

export interface FolderWatchParts {
  database: Database;
  cursors: CursorsRepository;
  intake: IntakeService;
  server: MailboxServer;
  pace: Pace;
  lease: Lease;
  signal: AbortSignal;
  onCondition: (condition: FolderCondition) => void;
  onRead: (messages: number) => void;
  /** Told once per connection, before the first read. */
  onConnected: (connection: MailboxConnection) => Promise<void>;
  onLeaseLost: () => void;
}

/**
 * Follows one folder over a connection of its own, until it is told to stop: connect, read everything after the cursor,
 * wait for news, read again. A broken connection is opened anew after a pause; the cursor makes that lossless.
 */
export async function watchFolder(path: string, role: string, parts: FolderWatchParts): Promise<void> {
  let failures = 0;
  while (!parts.signal.aborted) {
    try {
      await follow(path, role, parts, () => {
        failures = 0;
      });
    } catch (error) {
      if (parts.signal.aborted) return;
      if (error instanceof LeaseLost) return parts.onLeaseLost();
      failures += 1;
      const next = planNextTry(error, failures);
      const { failure } = next;
      if (next.kind === 'stop') return parts.onCondition({ kind: 'stopped', failure });
      if (!next.hiccup) parts.onCondition({ kind: 'troubled', failure });
      await pause(next.delayMs, undefined, { signal: parts.signal }).catch(() => undefined);
    }
  }
}

async function follow(
  path: string,
  role: string,
  parts: FolderWatchParts,
  succeeded: () => void,
): Promise<void> {
  const { signal, pace, onCondition } = parts;
  onCondition({ kind: 'connecting' });
  const connection = await openMailbox(parts.server, { maxMessageBytes: MAX_MESSAGE_BYTES, signal });
  const hangUp = (): void => void connection.close();
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    await parts.onConnected(connection);
    while (!signal.aborted) {
      await readOn(connection, path, role, parts);
      succeeded();
      onCondition({ kind: 'waiting' });
      await connection.waitForNew(path, { signal, pollMs: pace.pollMs, maxIdleMs: pace.maxIdleMs });
    }
  } finally {
    signal.removeEventListener('abort', hangUp);
    await connection.close();
  }
}

async function readOn(
  connection: MailboxConnection,
  path: string,
  role: string,
  parts: FolderWatchParts,
): Promise<void> {
  const { lease, signal } = parts;
  const { workspaceId, mailboxId } = lease;
  const cursor = await parts.cursors.of(parts.database.manager, lease, path);
  // Batches are stored one after the other and in order; the next is read and understood meanwhile.
  let storing: Promise<unknown> = Promise.resolve();
  try {
    for await (const batch of connection.read(path, cursor, {
      signal,
      batchBytes: BATCH_BYTES,
      windowSize: WINDOW,
    })) {
      const understood = await parts.intake.understand(batch.messages);
      await storing;
      parts.onCondition({ kind: 'reading', remaining: batch.remaining });
      const place = { workspaceId, mailboxId, folder: path, uidValidity: batch.cursor.uidValidity };
      storing = parts.intake
        .store(lease, place, understood, batch.cursor, role)
        .then(({ stored }) => parts.onRead(stored));
      // Told where it is awaited; a rejection must not be without a listener until then.
      storing.catch(() => undefined);
    }
    await storing;
  } finally {
    await Promise.allSettled([storing]);
  }
  parts.onRead(0);
}
