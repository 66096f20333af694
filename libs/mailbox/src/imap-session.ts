import type { ImapFlow } from 'imapflow';
import { timeoutsOf } from './connection-rules.js';
import { asMailboxError, explainFailure } from './explain-failure.js';
import { createImapClient } from './imap-client.js';
import type { CloseReason } from './mailbox-connection.js';
import { MailboxError } from './mailbox-failure.js';
import type { MailboxServer, MailboxTimeouts } from './mailbox-server.js';
import type { FolderStatus } from './plan-folder-sync.js';
import { inTermsOfTokens, withToken } from './token-login.js';

/** LOGOUT is a courtesy; nobody waits longer for the answer. */
const LOGOUT_DEADLINE_MS = 3_000;
/** After this a UIDVALIDITY that is the time in seconds is another. */
const CLOCK_TICK_MS = 1_100;

/**
 * One imapflow instance from connect to close. It is `open`, then once `closed`, with the first reason that was known;
 * it never opens again. Every command runs through `command`, which gives it a deadline and turns what goes wrong into
 * a `MailboxError`.
 */
export class ImapSession {
  readonly client: ImapFlow;
  readonly closed: Promise<CloseReason>;
  readonly #timeouts: MailboxTimeouts;
  #weClose = false;
  /** Why the connection breaks, as 'error' said before 'close' came. */
  #fatal: unknown = null;
  #refusal: unknown = null;
  #occupiedBy: string | null = null;
  /** The UIDVALIDITY that each folder had when it was last opened on this connection. */
  readonly #numberings = new Map<string, string>();
  readonly #unsettled = new Set<string>();

  private constructor(
    private readonly server: MailboxServer,
    maxMessageBytes: number,
    token: string | null,
  ) {
    this.#timeouts = timeoutsOf(server);
    this.client = createImapClient(
      server,
      maxMessageBytes,
      (refusal) => {
        this.#refusal = refusal;
      },
      token,
    );
    this.client.on('error', (error: unknown) => {
      this.#fatal ??= error;
    });
    this.closed = new Promise((resolve) => {
      this.client.once('close', () => resolve(this.#closeReason()));
    });
  }

  /** Connects, protects the connection, logs in. Throws a `MailboxError`. */
  static async open(
    server: MailboxServer,
    maxMessageBytes: number,
    signal?: AbortSignal,
  ): Promise<ImapSession> {
    const connect = (token: string | null) => ImapSession.#connect(server, maxMessageBytes, token, signal);
    return server.auth.method === 'XOAUTH2' ? withToken(server.auth, connect) : connect(null);
  }

  static async #connect(
    server: MailboxServer,
    maxMessageBytes: number,
    token: string | null,
    signal?: AbortSignal,
  ): Promise<ImapSession> {
    const session = new ImapSession(server, maxMessageBytes, token);
    const giveUp = () => session.client.close();
    signal?.throwIfAborted();
    signal?.addEventListener('abort', giveUp);
    try {
      await session.client.connect();
      return session;
    } catch (error) {
      session.client.close();
      signal?.throwIfAborted();
      throw session.#explain(error);
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /**
   * Runs one command. imapflow answers `false` or `undefined` where a command was refused or could not be sent, which
   * must not be read as an empty answer: both are thrown. A command that misses its deadline ends the connection.
   */
  async command<T>(work: (client: ImapFlow) => Promise<T | false | undefined>): Promise<T> {
    this.#refusal = null;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#fatal ??= Object.assign(new Error('No answer in time'), { code: 'ECOMMANDTIMEOUT' });
        reject(asMailboxError(this.#fatal));
        this.client.close();
      }, this.#timeouts.commandMs);
    });
    try {
      const answer = await Promise.race([work(this.client), deadline]);
      if (answer === false || answer === undefined)
        throw this.#refusal ?? new Error('The command was not answered');
      return answer;
    } catch (error) {
      throw this.#explain(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * EXAMINE: opens a folder read-only, which leaves \Recent and \Seen as they were (SELECT would not). Always asked anew.
   *
   * Courier numbers a folder that no mail program has opened yet with the clock, and forgets the numbers again after an
   * EXAMINE: `* OK [UIDVALIDITY 795237205] Ok` is `795237206` a second later. A second look tells this from a new folder.
   */
  async examine(path: string): Promise<FolderStatus> {
    let status = await this.#examineOnce(path);
    const before = this.#numberings.get(path);
    if (before !== undefined && before !== status.uidValidity && !this.#unsettled.has(path)) {
      await new Promise((resolve) => setTimeout(resolve, CLOCK_TICK_MS));
      const again = await this.#examineOnce(path);
      if (again.uidValidity !== status.uidValidity) this.#unsettled.add(path);
      status = again;
    }
    this.#numberings.set(path, status.uidValidity);
    return status;
  }

  /** True where the server was seen to number this folder anew each time it is opened: its UIDs are good until the next. */
  isUnsettled(path: string): boolean {
    return this.#unsettled.has(path);
  }

  async #examineOnce(path: string): Promise<FolderStatus> {
    const folder = await this.command((client) => client.mailboxOpen(path, { readOnly: true }));
    // Absent only where the server broke the rules: without UIDVALIDITY no UID means anything.
    if (typeof folder.uidValidity !== 'bigint') {
      throw new MailboxError({
        kind: 'protocol',
        serverWords: null,
        meaning: 'The server does not say which numbering of messages is in force (no UIDVALIDITY).',
        remedy: 'This folder cannot be read safely. Ask whoever runs the server.',
      });
    }
    return {
      path: folder.path,
      uidValidity: String(folder.uidValidity),
      uidNext: folder.uidNext ?? null,
      exists: folder.exists ?? 0,
      highestModseq: folder.noModseq === true || !folder.highestModseq ? null : String(folder.highestModseq),
    };
  }

  /** Breaks an IDLE, brings what the server has to announce, and proves that it lives. */
  async noop(): Promise<void> {
    await this.command(async (client) => {
      await client.noop();
      return this.#refusal === null;
    });
  }

  /** Throws unless `path` is the folder that EXAMINE opened: a command in another folder would read wrong messages. */
  assertOpen(path: string): void {
    if (!this.client.usable) {
      const gone = { code: 'NoConnection', reason: this.client.byeReason };
      throw this.#explain(Object.assign(new Error('The connection is closed'), gone));
    }
    const selected = this.client.mailbox;
    if (selected === false || selected.path !== path) throw new Error(`${path} is not the open folder`);
  }

  /** One folder is open at a time: reading and waiting exclude each other. Returns what ends the occupation. */
  occupy(what: string): () => void {
    if (this.#occupiedBy !== null) throw new Error(`this connection is busy with ${this.#occupiedBy}`);
    this.#occupiedBy = what;
    return () => {
      this.#occupiedBy = null;
    };
  }

  async close(): Promise<void> {
    this.#weClose = true;
    if (this.client.usable) {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, LOGOUT_DEADLINE_MS);
      });
      // A LOGOUT that fails has reached its aim: the connection is gone.
      await Promise.race([this.client.logout().catch(() => null), patience]);
      clearTimeout(timer);
    }
    this.client.close();
    await this.closed;
  }

  #closeReason(): CloseReason {
    if (this.#weClose) return { kind: 'by_us' };
    if (this.#fatal !== null) return { kind: 'failed', failure: explainFailure(this.#fatal) };
    return { kind: 'by_server', serverWords: this.client.byeReason ?? null };
  }

  /** A pending command only learns that the connection is gone; why it went is what the 'error' before it said. */
  #explain(error: unknown): MailboxError {
    const lost = error instanceof Error && 'code' in error && error.code === 'NoConnection';
    const explained = asMailboxError(lost && this.#fatal !== null ? this.#fatal : error);
    const { auth } = this.server;
    return auth.method === 'XOAUTH2' ? inTermsOfTokens(explained) : explained;
  }
}
