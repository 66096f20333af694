import { join } from 'node:path';
import { openLineFile, type LineFile } from './line-file.js';
import { matches, type TruthFilter, type TruthRecord } from './record.js';
import { Tally, type WorldSummary } from './tally.js';

/** The world's own durable record: `truth.jsonl`, append-only. A record is written before anything is answered. */
export class TruthLog {
  readonly #file: LineFile;
  readonly #tally = new Tally();
  readonly #told: ((record: TruthRecord) => void) | undefined;

  constructor(directory: string, told?: (record: TruthRecord) => void) {
    this.#file = openLineFile(join(directory, 'truth.jsonl'));
    this.#told = told;
  }

  /** Resolves when the record is written. */
  async append(record: TruthRecord): Promise<void> {
    await this.#file.append(record);
    this.#tally.add(record);
    this.#told?.(record);
  }

  /** Reads what an earlier run has written, oldest first, and counts it again. */
  async *replay(): AsyncGenerator<TruthRecord> {
    for await (const line of this.#file.read()) {
      const record = line as TruthRecord;
      this.#tally.add(record);
      yield record;
    }
  }

  async *read(filter: TruthFilter = {}): AsyncGenerator<TruthRecord> {
    for await (const line of this.#file.read()) {
      const record = line as TruthRecord;
      if (matches(record, filter)) yield record;
    }
  }

  summary(mailing?: string): WorldSummary {
    return this.#tally.summary(mailing);
  }

  close(): void {
    this.#file.close();
  }
}
