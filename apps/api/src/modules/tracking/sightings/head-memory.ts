const REMEMBERED_MS = 30_000;
const MOST = 50_000;

/**
 * Remembers HEAD requests for a short while. A scanner asks HEAD and then GET for the same link: each HEAD explains one
 * GET and no more, so that the person who clicks the same link right after it stays a person. In this process's memory
 * only; where several machines answer, a GET that lost its HEAD is left to the look for bursts.
 */
export class HeadMemory {
  private readonly seen = new Map<string, number[]>();

  note(link: string, atMs: number): void {
    const times = (this.seen.get(link) ?? []).filter((time) => atMs - time < REMEMBERED_MS);
    this.seen.delete(link);
    this.seen.set(link, [...times.slice(-20), atMs]);
    const [oldest] = this.seen.keys();
    if (this.seen.size > MOST && oldest !== undefined) this.seen.delete(oldest);
  }

  /** True when a HEAD for this link is there to explain this GET; it is used up. */
  take(link: string, atMs: number): boolean {
    const times = (this.seen.get(link) ?? []).filter((time) => atMs - time < REMEMBERED_MS);
    const explained = times.shift() !== undefined;
    if (times.length > 0) this.seen.set(link, times);
    else this.seen.delete(link);
    return explained;
  }
}
