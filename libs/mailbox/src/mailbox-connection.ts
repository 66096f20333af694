import type { MailboxFolder } from './folder-role.js';
import type { MailboxFailure } from './mailbox-failure.js';
import type { FolderCursor, FolderStatus, RescanReason } from './plan-folder-sync.js';

/** A message as it lies in the mailbox. */
export interface MailboxMessage {
  uid: number;
  /** When the server received it; null where it does not say. */
  internalDate: Date | null;
  /** Bytes of the whole message. */
  size: number;
  /** The message as it came, CRLF line ends; only its header block where `truncated`. */
  raw: Buffer;
  /** Over the limit: only the headers were fetched. */
  truncated: boolean;
  /**
   * The server's words if it refused to hand out this one message (a damaged file, say) while it handed out others;
   * `raw` is then empty. Such a message must not stop the folder, and must not vanish either: store and show it.
   */
  unreadable: string | null;
}

/** Messages, and the cursor that covers exactly these and all before them: store both in one transaction. */
export interface FolderBatch {
  messages: MailboxMessage[];
  cursor: FolderCursor;
  /**
   * Set while a folder is scanned from its first UID, so messages may be known already under other UIDs. A scan that was
   * interrupted goes on without this mark: recognise known messages by Message-ID and hash always, not only here.
   */
  rescan: RescanReason | null;
  /** UIDs of this scan that are still to come, for a progress bar. */
  remaining: number;
}

export interface ReadOptions {
  /** Messages per window, 1–500 (default 200). */
  windowSize?: number;
  /** Larger messages come with their headers only (default 50 MB; not above what the connection was opened with). */
  maxMessageBytes?: number;
  /** Bodies held in memory at once (default 16 MB; one larger message may exceed it). */
  batchBytes?: number;
  /** Looked at between commands; the iteration then throws the signal's reason. */
  signal?: AbortSignal;
}

export interface WaitOptions {
  signal?: AbortSignal;
  /** How long to wait, at most and by default 4 minutes: servers may log out after 29 (RFC 2177), NAT routers forget after 5. */
  maxIdleMs?: number;
  /** Between two questions where IDLE is not offered (default 1 minute). */
  pollMs?: number;
}

export type CloseReason =
  | { kind: 'by_us' }
  | { kind: 'by_server'; serverWords: string | null }
  | { kind: 'failed'; failure: MailboxFailure };

/**
 * One open connection to one mailbox. It reads without a trace: flags, \Recent and counts are afterwards what they were.
 * It is single-use: after `closed` resolves, open a new one. All methods throw `MailboxError`; reading and waiting
 * exclude each other.
 */
export interface MailboxConnection {
  /** What the server said it can, e.g. `IDLE`, `CONDSTORE`. */
  readonly capabilities: ReadonlySet<string>;
  /** Resolves, never rejects, when the connection is over. */
  readonly closed: Promise<CloseReason>;
  folders(): Promise<MailboxFolder[]>;
  /** Asks without opening the folder. */
  status(path: string): Promise<FolderStatus>;
  /** Everything after the cursor, in the order of arrival; ends when it has caught up with the moment it was called. */
  read(path: string, cursor: FolderCursor | null, options?: ReadOptions): AsyncIterable<FolderBatch>;
  /**
   * Waits until the folder has something that the last completed `read` of it on this connection (or, without one, the
   * start of waiting) had not. `timeout` is a good moment to `read` all the same.
   */
  waitForNew(path: string, options?: WaitOptions): Promise<'changed' | 'timeout' | 'aborted'>;
  /** Stores a message, e.g. an answer into Sent. Null: it was stored, but the server does not say where (no UIDPLUS). */
  append(
    path: string,
    raw: Buffer | string,
    flags?: readonly string[],
  ): Promise<{ uid: number; uidValidity: string } | null>;
  /** UIDs of messages with this Message-ID (with its angle brackets), e.g. to learn from Sent whether a send arrived. */
  findByMessageId(path: string, messageId: string): Promise<number[]>;
  close(): Promise<void>;
}
