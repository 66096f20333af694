import type { Journal } from '@mailwright/journal';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedOutcome } from '../sql/record-outcomes.js';
import type { LedgerClient } from './ledger-client.js';
import type { AddressRefusal } from './outcome-to-record.js';

export interface Place {
  workspaceId: string;
  mailingId: string;
  accountId: string;
}

interface Waiting {
  outcome: RecordedOutcome;
  /** What the server's reply says against the address. */
  refusal: AddressRefusal | null;
  /** The journal's key of this attempt; null where nothing was written there. */
  key: Buffer | null;
}

interface Lease {
  contactId: string;
  leaseToken: string;
}

interface Batch {
  place: Place;
  outcomes: Waiting[];
  released: Lease[];
}

/** Gathered for so long: at 10,000 a second 400 outcomes share one statement and one commit. */
const GATHER_MS = 40;
const BATCH = 500;
const RETRY_MS = 500;

/**
 * Brings outcomes into the ledger in batches, and claims back that nobody has begun. What is here is also in the journal:
 * if PostgreSQL is away, everything waits here and is tried again and again; if this process dies, the journal's replay
 * records it (and finds that what was to be given back had not been sent).
 *
 * States: idle → writing (one statement at a time) → idle, or failing (tries again until it works; claiming stops).
 */
export class Recorder {
  private readonly batches = new Map<string, Batch>();
  private writing: Promise<void> | null = null;
  /** Outcomes and claims to be given back that are not in the database yet. */
  pending = 0;
  /** Set while the database refuses; claiming stops meanwhile. */
  failing: Error | null = null;

  constructor(
    private readonly ledger: Pick<LedgerClient, 'record' | 'release'>,
    private readonly journal: Pick<Journal, 'settled'>,
    private readonly logger: Pick<Logger, 'error' | 'info'>,
  ) {}

  add(
    place: Place,
    outcome: RecordedOutcome,
    key: Buffer | null,
    refusal: AddressRefusal | null = null,
  ): void {
    this.batchOf(place).outcomes.push({ outcome, key, refusal });
    this.pending += 1;
    this.start();
  }

  /** Claims that no connection has begun: somebody may take them again. */
  release(place: Place, leases: readonly Lease[]): void {
    if (leases.length === 0) return;
    this.batchOf(place).released.push(...leases);
    this.pending += leases.length;
    this.start();
  }

  /** Waits until nothing is pending; false when the deadline came first: then the journal still has it. */
  async drain(deadline: number): Promise<boolean> {
    while (this.pending > 0 && Date.now() < deadline)
      await Promise.race([this.writing, pause(Math.min(50, Math.max(1, deadline - Date.now())))]);
    return this.pending === 0;
  }

  private batchOf(place: Place): Batch {
    const name = `${place.mailingId} ${place.accountId}`;
    let batch = this.batches.get(name);
    if (!batch) this.batches.set(name, (batch = { place, outcomes: [], released: [] }));
    return batch;
  }

  private start(): void {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
      // What was added between the last look and here.
      if (this.pending > 0) this.start();
    });
  }

  /** The only one that writes, so that nothing is written twice or dropped unwritten. */
  private async writeAll(): Promise<void> {
    while (this.pending > 0) {
      if (this.pending < BATCH) await pause(GATHER_MS);
      for (const [name, batch] of this.batches) {
        if (!(await this.write(batch))) await pause(RETRY_MS);
        if (batch.outcomes.length + batch.released.length === 0) this.batches.delete(name);
      }
    }
  }

  /** Writes the oldest of a batch; what fails stays in front. */
  private async write(batch: Batch): Promise<boolean> {
    const { workspaceId, mailingId, accountId } = batch.place;
    try {
      const part = batch.outcomes.slice(0, BATCH);
      if (part.length > 0)
        await this.ledger.record(
          workspaceId,
          mailingId,
          accountId,
          part.map((one) => one.outcome),
          part.flatMap(({ refusal }) => refusal ?? []),
        );
      batch.outcomes.splice(0, part.length);
      this.pending -= part.length;
      this.journal.settled(part.flatMap((one) => (one.key ? [one.key] : [])));
      const leases = batch.released.slice();
      await this.ledger.release(batch.place, leases);
      batch.released.splice(0, leases.length);
      this.pending -= leases.length;
    } catch (error) {
      this.failed(error as Error);
      return false;
    }
    if (this.failing) this.logger.info({ event: 'sender.records_again', pending: this.pending });
    this.failing = null;
    return true;
  }

  /** Said once, not at every try. */
  private failed(error: Error): void {
    if (this.failing?.message !== error.message)
      this.logger.error({ event: 'sender.record_failed', err: error, pending: this.pending });
    this.failing = error;
  }
}
