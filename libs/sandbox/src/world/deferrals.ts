import type { Deferrals } from '../behaviour/admission.js';
import type { TruthRecord } from '../truth/record.js';

/** What was put off (or refused) so far: at RCPT by the two addresses, after DATA by Message-ID and recipient. */
export class DeferralBook {
  readonly #entries = new Map<string, Deferrals>();

  get(key: string): Deferrals | undefined {
    return this.#entries.get(key);
  }

  /** Counts one more; returns how many there were before. */
  add(key: string, now: number): number {
    const entry = this.#entries.get(key);
    if (entry) return (entry.count += 1) - 1;
    this.#entries.set(key, { count: 1, since: now });
    return 0;
  }

  /** Counts one of an earlier run. */
  restore(record: TruthRecord): void {
    this.add(keyOf(record.messageId, record.from, record.to), Date.parse(record.at));
  }
}

/** `messageId` is null before the message was seen. */
export function keyOf(messageId: string | null, from: string, to: string): string {
  return messageId === null ? `rcpt ${from} ${to}` : `data ${messageId} ${to}`;
}
