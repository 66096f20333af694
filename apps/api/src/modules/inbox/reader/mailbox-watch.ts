import type {
  FolderRole,
  MailboxConnection,
  MailboxFailure,
  MailboxServer,
  Pop3Server,
} from '@mailwright/mailbox';
import type { Logger } from 'pino';
import type { Database } from '../../../platform/database/database.js';
import type { AccountConnections, MailboxConnectionSettings, MailboxState } from '../../accounts/public.js';
import type { IntakeService } from '../intake/intake.service.js';
import type { CursorsRepository } from './cursors.repository.js';
import { type FolderCondition, type Pace, watchFolder } from './folder-watch.js';
import type { HeldMailbox, LeasesRepository } from './leases.repository.js';
import { watchMaildrop } from './maildrop-watch.js';
import type { MaildropsRepository } from './maildrops.repository.js';
import { conditionOf } from './mailbox-condition.js';

/** A mailbox of a sandbox is on this machine and its people are quick. */
const SANDBOX_PACE: Pace = { pollMs: 1_000, maxIdleMs: 5_000 };
const PACE: Pace = { pollMs: 60_000, maxIdleMs: 4 * 60_000 };
/** POP3: every look is a login, and locks others out while it lasts. */
const MAILDROP_POLL_MS = 2 * 60_000;
/** How often "last read" is written down while nothing comes. */
const NOTE_EVERY_MS = 10_000;
/** And while it comes: the row is held by the batch that is being stored. */
const NOTE_NEWS_EVERY_MS = 2_000;

const CANNOT_OPEN: MailboxFailure = {
  kind: 'forbidden',
  serverWords: null,
  meaning: 'The stored password cannot be opened with the key of this installation.',
  remedy: 'Enter the password of the mailbox again.',
};

export interface WatchParts {
  database: Database;
  accounts: AccountConnections;
  cursors: CursorsRepository;
  maildrops: MaildropsRepository;
  leases: LeasesRepository;
  intake: IntakeService;
  logger: Logger;
}

/**
 * Reads one leased mailbox: a watch for the Inbox, one for Junk, and one for Sent once the Inbox was read: what is answered
 * must be known before the answer; for POP3 one for the maildrop. Lives as long as the lease and the settings it was made
 * with. A refused login ends the folder's watch (asking again locks the account) but not this: the lease is kept, so that
 * no other process runs into the same refusal, until the settings change.
 */
export class MailboxWatch {
  private readonly stopping = new AbortController();
  private readonly conditions = new Map<string, FolderCondition>();
  private readonly watched = new Set<string>();
  private readonly running: Promise<void>[] = [];
  private sentPath: string | null = null;
  private notedAt = 0;
  private told = '';
  /** What the page shows by our doing. */
  private shown: MailboxState | null = null;
  /** The lease went to somebody else. */
  lost = false;
  messagesRead = 0;

  constructor(
    readonly held: HeldMailbox,
    /** Null where they cannot be opened: the password was sealed with another key. */
    private readonly settings: MailboxConnectionSettings | null,
    private readonly parts: WatchParts,
  ) {}

  get connections(): number {
    return [...this.conditions.values()].filter(({ kind }) => kind === 'reading' || kind === 'waiting')
      .length;
  }

  start(): void {
    const { settings } = this;
    if (settings?.server.protocol === 'pop3')
      return this.watchDrop(settings.server, settings.deleteAfterDays);
    if (settings) return this.watch('INBOX', 'inbox', settings.server);
    this.heard('INBOX', 'inbox', { kind: 'stopped', failure: CANNOT_OPEN });
  }

  /** A person said "try again" after a refusal that we would not repeat by ourselves. */
  wasResumed(state: string): boolean {
    return this.shown === 'refused' && state !== 'refused';
  }

  /** Resolves when all connections are closed and nothing is being stored. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private watch(path: string, role: FolderRole, server: MailboxServer): void {
    if (this.watched.has(path) || this.stopping.signal.aborted) return;
    this.watched.add(path);
    const { database, cursors, intake, logger } = this.parts;
    this.running.push(
      watchFolder(path, role, {
        database,
        cursors,
        intake,
        server,
        pace: server.onlyLoopback ? SANDBOX_PACE : PACE,
        lease: this.held,
        signal: this.stopping.signal,
        onCondition: (condition) => {
          this.heard(path, role, condition);
          if (role === 'inbox' && condition.kind === 'waiting' && this.sentPath !== null)
            this.watch(this.sentPath, 'sent', server);
        },
        onRead: (messages) => this.noteRead(role, messages),
        onConnected: (connection) =>
          role === 'inbox' ? this.findFolders(connection, server) : Promise.resolve(),
        onLeaseLost: () => {
          this.lost = true;
        },
      }).catch((error: unknown) => {
        logger.error({ event: 'inbox.folder_watch_ended', mailboxId: this.held.mailboxId, err: error });
      }),
    );
  }

  private watchDrop(server: Pop3Server, deleteAfterDays: number | null): void {
    const { database, cursors, maildrops, intake, logger } = this.parts;
    this.running.push(
      watchMaildrop({
        database,
        cursors,
        maildrops,
        intake,
        server,
        deleteAfterDays,
        pollMs: server.onlyLoopback ? SANDBOX_PACE.pollMs : MAILDROP_POLL_MS,
        lease: this.held,
        signal: this.stopping.signal,
        onCondition: (condition) => this.heard('INBOX', 'inbox', condition),
        onRead: (messages) => this.noteRead('inbox', messages),
        onLeaseLost: () => {
          this.lost = true;
        },
      }).catch((error: unknown) => {
        logger.error({ event: 'inbox.maildrop_watch_ended', mailboxId: this.held.mailboxId, err: error });
      }),
    );
  }

  /** Answers and complaints land in Junk as well; where there is none, there is none. */
  private async findFolders(connection: MailboxConnection, server: MailboxServer): Promise<void> {
    const folders = await connection.folders();
    this.sentPath = folders.find(({ role }) => role === 'sent')?.path ?? null;
    const junk = folders.find(({ role }) => role === 'junk');
    if (junk) this.watch(junk.path, 'junk', server);
  }

  private heard(path: string, role: FolderRole, condition: FolderCondition): void {
    const gone = role !== 'inbox' && 'failure' in condition && condition.failure.kind === 'not_found';
    if (gone) this.conditions.delete(path);
    else this.conditions.set(path, condition);
    if ('failure' in condition)
      this.parts.logger.warn({
        event: 'inbox.mailbox_trouble',
        mailboxId: this.held.mailboxId,
        kind: condition.failure.kind,
      });
    this.tell();
  }

  /** Says how the mailbox does, where that is something new; a failure to say so is told by the next change. */
  private tell(): void {
    const now = conditionOf([...this.conditions.values()]);
    const key = JSON.stringify(now);
    if (!now || key === this.told || this.stopping.signal.aborted) return;
    this.told = key;
    const { workspaceId, mailboxId } = this.held;
    this.parts.accounts.setMailboxState(workspaceId, mailboxId, now.state, now.says).then(
      () => {
        this.shown = now.state;
      },
      (error: unknown) => {
        this.told = '';
        this.parts.logger.warn({ event: 'inbox.state_not_told', mailboxId, err: error });
      },
    );
  }

  private noteRead(role: FolderRole, messages: number): void {
    this.messagesRead += messages;
    const pause = messages === 0 ? NOTE_EVERY_MS : NOTE_NEWS_EVERY_MS;
    if (role !== 'inbox' || Date.now() - this.notedAt < pause) return;
    this.notedAt = Date.now();
    this.parts.leases.noteRead(this.parts.database.manager, this.held).catch((error: unknown) => {
      this.notedAt = 0;
      this.parts.logger.warn({ event: 'inbox.read_not_noted', mailboxId: this.held.mailboxId, err: error });
    });
  }
}
