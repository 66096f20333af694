/**
 * How often something may happen per key, in windows of a fixed length, in the memory of this process: several
 * processes allow several times as much. Bounded: when too many keys are known, those of past windows go, then all.
 */
export class RateLimit {
  private readonly windows = new Map<string, { since: number; count: number }>();

  constructor(private readonly options: { most: number; perMs: number; mostKeys?: number }) {}

  /** Counts one; false when it is one too many. `now` in milliseconds. */
  take(key: string, now: number): boolean {
    const { most, perMs, mostKeys = 50_000 } = this.options;
    const known = this.windows.get(key);
    if (known && now - known.since < perMs) {
      known.count += 1;
      return known.count <= most;
    }
    if (!known && this.windows.size >= mostKeys) this.forget(now, mostKeys);
    this.windows.set(key, { since: now, count: 1 });
    return most > 0;
  }

  private forget(now: number, mostKeys: number): void {
    for (const [key, { since }] of this.windows)
      if (now - since >= this.options.perMs) this.windows.delete(key);
    if (this.windows.size >= mostKeys) this.windows.clear();
  }
}
