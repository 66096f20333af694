import { open, type FileHandle } from 'node:fs/promises';
import type { Taken } from './sink-orders.js';

interface Entry {
  line: string;
  durable(): void;
  failed(error: Error): void;
}

/**
 * What a sink accepted, appended and synced before it says so. While one sync runs, the next lines gather: 20 connections
 * share one `fdatasync`.
 */
export class DurableRecord {
  private waiting: Entry[] = [];
  private writing = false;

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<DurableRecord> {
    return new DurableRecord(await open(path, 'a', 0o600));
  }

  /** Resolves when the line is on the disk. */
  append(taken: Taken): Promise<void> {
    return new Promise((durable, failed) => {
      this.waiting.push({ line: `${JSON.stringify(taken)}\n`, durable, failed });
      if (!this.writing) void this.writeAll();
    });
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.file.appendFile(batch.map((entry) => entry.line).join(''));
        await this.file.datasync();
        for (const entry of batch) entry.durable();
      } catch (error) {
        for (const entry of batch) entry.failed(error as Error);
      }
    }
    this.writing = false;
  }
}
