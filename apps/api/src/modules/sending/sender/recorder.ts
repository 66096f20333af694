import type { Journal } from '@mailwright/journal';
import type { Logger } from 'pino';
import type { RecordedOutcome } from '../sql/record-outcomes.js';
import type { LedgerClient } from './ledger-client.js';

interface Waiting {
  outcome: RecordedOutcome;
  /** The address is proven dead by the server's reply. */
  deadAddress: string | null;
  /** The journal's key of this attempt; null where nothing was written there. */
  key: Buffer | null;
}

interface Batch {
  workspaceId: string;
  mailingId: string;
  accountId: string;
  waiting: Waiting[];
}

const FLUSH_AFTER_MS = 10;
const BATCH = 200;
const RETRY_MS = 500;

/**
 * Brings outcomes into the ledger in batches. What is here is also in the journal: if PostgreSQL is away, outcomes wait
 * here and are tried again and again; if this process dies, the journal's replay records them.
 */
export class Recorder {
  private readonly batches = new Map<string, Batch>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | null = null;
  /** Outcomes that are not in the database yet. */
  pending = 0;
  /** Set while the database refuses; claiming stops meanwhile. */
  failing: Error | null = null;

  constructor(
    private readonly ledger: LedgerClient,
    private readonly journal: Journal,
    private readonly logger: Logger,
  ) {}

  add(place: { workspaceId: string; mailingId: string; accountId: string }, outcome: RecordedOutcome, key: Buffer | null, deadAddress: string | null = null): void {
    const name = `${place.mailingId} ${place.accountId}`;
    let batch = this.batches.get(name);
    if (!batch) this.batches.set(name, (batch = { ...place, waiting: [] }));
    batch.waiting.push({ outcome, key, deadAddress });
    this.pending += 1;
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  /** Resolves when everything added before is in the database (or this call's round has failed and a retry is due). */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.flushing) await this.flushing;
    this.flushing = this.flushAll().finally(() => {
      this.flushing = null;
    });
    await this.flushing;
  }

  /** Waits until nothing is pending, or gives up at the deadline: then the journal still has it. */
  async drain(deadline: number): Promise<void> {
    while (this.pending > 0 && Date.now() < deadline) {
      await this.flush();
      if (this.pending > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    clearTimeout(this.timer);
  }

  private async flushAll(): Promise<void> {
    for (const [name, batch] of [...this.batches]) {
      while (batch.waiting.length > 0) {
        const part = batch.waiting.slice(0, BATCH);
        if (!(await this.write(batch, part))) return;
        batch.waiting.splice(0, part.length);
        this.pending -= part.length;
      }
      this.batches.delete(name);
    }
  }

  private async write(batch: Batch, part: Waiting[]): Promise<boolean> {
    const dead = part.flatMap(({ outcome, deadAddress }) =>
      deadAddress === null ? [] : [{ contactId: outcome.contactId, email: deadAddress, reply: outcome.reply ?? '', rule: outcome.rule ?? '' }],
    );
    try {
      await this.ledger.record(batch.workspaceId, batch.mailingId, batch.accountId, part.map((one) => one.outcome), dead);
      this.journal.settled(part.flatMap((one) => (one.key ? [one.key] : [])));
      this.failing = null;
    } catch (error) {
      this.failing = error as Error;
      this.logger.error({ event: 'sender.record_failed', err: error, pending: this.pending });
      this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
      return false;
    }
    return true;
  }
}
