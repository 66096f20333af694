import {
  closeSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  unlink,
  utimesSync,
  writeSync,
} from 'node:fs';
import { folderOf, ownerPath, segmentNumber, segmentPath, type JournalPlace } from './layout.js';
import { takeLock } from './lock.js';
import { HEARTBEAT_EVERY_MS } from './owner.js';
import {
  encodeRecord,
  HEAD_BYTES,
  MAGIC,
  MAX_PAYLOAD_BYTES,
  type OutcomeJson,
  type Phase,
} from './record.js';

export interface JournalOptions extends JournalPlace {
  directory: string;
  /** How often what was written is also synced to the disk: bounds what a power failure can lose. 0: never. */
  fsyncEveryMs: number;
  /** A segment is closed when it has reached this size. Default 8 MB, about 60,000 messages. */
  segmentBytes?: number;
}

interface Segment {
  path: string;
  /** Attempts that began their end in this segment and are not in the database yet. */
  unsettled: number;
}

/**
 * The evidence of one sender process, in append-only segments.
 *
 * Every call is one plain `write` that has happened when it returns (1.5–3 µs): a killed process loses nothing of it.
 * The crash windows that remain: killed before `bodyEnding` returns, the final dot has not left, so no record is
 * proof that nothing was sent; killed between the server's 250 and `reply`, the delivery is `uncertain`; the machine
 * loses power, up to `fsyncEveryMs` of records are gone, and then the absence of one proves nothing (`replayJournals`
 * says so).
 *
 * States: open → failed (the disk refused a sync or could not be put right: `bodyEnding` throws from now on, so that
 * nothing more is sent; `reply` still tries, for what is under way) or closed.
 */
export class Journal {
  readonly #folder: string;
  readonly #segmentBytes: number;
  /** Attempts not yet settled: key → the segment that holds its first record, and whether a reply is known. */
  readonly #attempts = new Map<string, { segment: Segment; replied: boolean }>();
  readonly #scratch = Buffer.allocUnsafe(HEAD_BYTES + MAX_PAYLOAD_BYTES);
  readonly #timers: NodeJS.Timeout[] = [];
  #segments: Segment[] = [];
  #current!: Segment;
  #fd = -1;
  #size = 0;
  #number = 0;
  #dirty = false;
  #syncing = false;
  #dropping = false;
  #failure: Error | null = null;

  /** Use `openJournal`. */
  constructor(options: JournalOptions) {
    this.#folder = folderOf(options.directory, options);
    this.#segmentBytes = options.segmentBytes ?? 8 * 1024 * 1024;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    if (!takeLock(ownerPath(this.#folder))) {
      throw new Error(`The journal of ${options.senderId}/${options.instanceId} belongs to a living process`);
    }
    if (readdirSync(this.#folder).some((name) => segmentNumber(name) !== null)) {
      rmSync(ownerPath(this.#folder));
      throw new Error(
        `The journal of ${options.senderId}/${options.instanceId} holds evidence: replay it first`,
      );
    }
    this.#rotate();
    if (options.fsyncEveryMs > 0) this.#every(options.fsyncEveryMs, () => this.#sync());
    this.#every(HEARTBEAT_EVERY_MS, () => utimesSync(ownerPath(this.#folder), new Date(), new Date()));
  }

  /** Attempts whose outcome is not in the database yet. */
  get unsettled(): number {
    return this.#attempts.size;
  }

  /** Segments on disk. */
  get segments(): number {
    return this.#segments.length;
  }

  /**
   * Says that the end of this message is about to be handed to the socket. When it returns, the record is in the
   * kernel; when it throws, nothing may be sent.
   */
  bodyEnding(key: Buffer, fencing: bigint): void {
    if (this.#failure) throw this.#failure;
    this.#append('body_ending', key, fencing, '');
    const name = key.toString('latin1');
    const known = this.#attempts.get(name);
    if (known) {
      known.replied = false;
      return;
    }
    this.#current.unsettled += 1;
    this.#attempts.set(name, { segment: this.#current, replied: false });
  }

  /** Records what the server answered. Written before anything above may act on the answer. */
  reply(key: Buffer, fencing: bigint, outcome: OutcomeJson): void {
    this.#append('reply', key, fencing, JSON.stringify(outcome));
    const known = this.#attempts.get(key.toString('latin1'));
    if (known) known.replied = true;
  }

  /** The outcomes of these attempts are committed in the database. Segments that hold nothing else are deleted. */
  settled(keys: Iterable<Buffer>): void {
    for (const key of keys) this.#settle(key.toString('latin1'));
    this.#dropSettled();
  }

  /** Every reply recorded so far is committed: settles them all and, if the
   * current segment is worth it, begins a new one so that the old ones can go. In-flight evidence stays. */
  checkpoint(): void {
    for (const [name, { replied }] of this.#attempts) if (replied) this.#settle(name);
    if (this.#size > this.#segmentBytes / 8) this.#rotate();
    this.#dropSettled();
  }

  /** Ends the journal. With nothing unsettled its folder disappears; otherwise it stays for `replayJournals`. */
  close(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    if (this.#fd === -1) return;
    if (this.#dirty) fsyncSync(this.#fd);
    closeSync(this.#fd);
    this.#fd = -1;
    if (this.#attempts.size === 0) rmSync(this.#folder, { recursive: true, force: true });
    else rmSync(ownerPath(this.#folder), { force: true });
  }

  #append(phase: Phase, key: Buffer, fencing: bigint, json: string): void {
    if (this.#fd === -1) throw new Error('The journal is closed');
    if (this.#size >= this.#segmentBytes) this.#rotate();
    const length = encodeRecord(this.#scratch, phase, key, fencing, json);
    try {
      let written = writeSync(this.#fd, this.#scratch, 0, length);
      while (written < length) written += writeSync(this.#fd, this.#scratch, written, length - written);
    } catch (error) {
      this.#undoPartial(error);
      throw error;
    }
    this.#size += length;
    this.#dirty = true;
  }

  /** A full disk may have taken half a record: cut it off, so that a later record is not behind garbage. */
  #undoPartial(error: unknown): void {
    try {
      ftruncateSync(this.#fd, this.#size);
    } catch (second) {
      this.#failure = new AggregateError([error, second], 'The journal can no longer be written');
    }
  }

  #rotate(): void {
    const previous = this.#fd;
    this.#number += 1;
    const path = segmentPath(this.#folder, this.#number);
    this.#fd = openSync(path, 'ax', 0o600);
    writeSync(this.#fd, MAGIC);
    this.#size = MAGIC.length;
    this.#current = { path, unsettled: 0 };
    this.#segments.push(this.#current);
    if (previous !== -1) this.#syncAndClose(previous);
    this.#dirty = true;
    this.#dropSettled();
  }

  #syncAndClose(fd: number): void {
    fsync(fd, (error) => {
      if (error) this.#failure = error;
      closeSync(fd);
    });
  }

  #settle(name: string): void {
    const known = this.#attempts.get(name);
    if (!known) return;
    known.segment.unsettled -= 1;
    this.#attempts.delete(name);
  }

  /** From the oldest on, so that no reply outlives a deleted body-ending in between. */
  #dropSettled(): void {
    const oldest = this.#segments[0];
    if (this.#dropping || this.#segments.length < 2 || oldest?.unsettled !== 0) return;
    // Freeing 8 MB takes the file system tens of milliseconds: nobody waits for it. One at a time, to keep the order.
    this.#dropping = true;
    unlink(oldest.path, (error) => {
      this.#dropping = false;
      // Tried again at the next settling; what stays too long is settled evidence, which a replay finds to be so.
      if (error && error.code !== 'ENOENT') return;
      this.#segments.shift();
      this.#dropSettled();
    });
  }

  #sync(): void {
    if (!this.#dirty || this.#syncing || this.#fd === -1) return;
    this.#dirty = false;
    this.#syncing = true;
    const fd = this.#fd;
    fsync(fd, (error) => {
      this.#syncing = false;
      // A segment that was closed meanwhile had been synced before.
      if (error && fd === this.#fd) this.#failure = error;
    });
  }

  #every(ms: number, act: () => void): void {
    this.#timers.push(setInterval(act, ms).unref());
  }
}

/**
 * Opens the journal of one sender process; `instanceId` is new at every start. Throws if its folder belongs to a living
 * process, holds evidence that nobody has replayed, or cannot be written.
 */
export function openJournal(options: JournalOptions): Journal {
  return new Journal(options);
}
