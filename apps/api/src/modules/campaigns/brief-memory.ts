interface Known<T> {
  value: Promise<T>;
  /** Asked again after this; `Infinity` while the asking is under way. */
  goodUntil: number;
}

/** Counting one thing may take this share of the time, however many pages look and however often they are told to. */
const SHARE = 0.1;
const LONGEST_MS = 10_000;

/**
 * Remembers what was costly to count, for about as long as that is worth: all who ask at the same moment share one
 * answer, and the longer an answer took, the longer it is good. 30 ms of counting are good for 0.3 s; a million
 * recipients take half a second and are good for five.
 */
export class BriefMemory<T> {
  private readonly known = new Map<string, Known<T>>();

  of(key: string, ask: () => Promise<T>): Promise<T> {
    const found = this.known.get(key);
    if (found && performance.now() < found.goodUntil) return found.value;
    const startedAt = performance.now();
    const known: Known<T> = { value: ask(), goodUntil: Infinity };
    this.known.set(key, known);
    known.value.then(
      () => {
        const now = performance.now();
        known.goodUntil = now + Math.min(LONGEST_MS, (now - startedAt) / SHARE);
        for (const [other, { goodUntil }] of this.known) if (goodUntil < now) this.known.delete(other);
      },
      // A failure is told to those who asked, and is good for nobody else.
      () => this.known.delete(key),
    );
    return known.value;
  }
}
