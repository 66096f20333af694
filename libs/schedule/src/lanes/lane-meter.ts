/** Accepted messages are counted over so many seconds. */
const SECONDS = 10;
/** Each accepted message makes up for so much of a refusal: one in a hundred is no sign of going too fast. */
const MADE_UP = 0.01;
/** Above this rate (per second) a refusal alone is no reason to slow down: so many together are. */
const ONE_COUNTS_BELOW = 20;
const ENOUGH_AT_MOST = 5;

/** What one machine sees of a lane: how many were accepted lately, and whether its refusals are more than noise. */
export class LaneMeter {
  private readonly buckets = new Map<number, number>();
  private startedAt: number | null = null;
  private acceptedAt: number | null = null;
  private refusals = 0;
  private uncounted = 0;

  accepted(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    this.startedAt ??= nowMs;
    this.acceptedAt = nowMs;
    this.buckets.set(second, (this.buckets.get(second) ?? 0) + 1);
    if (this.buckets.size > SECONDS + 1)
      for (const old of this.buckets.keys()) if (old < second - SECONDS) this.buckets.delete(old);
    this.refusals = Math.max(0, this.refusals - MADE_UP);
    this.uncounted += 1;
  }

  /** Whether this refusal, with those just before it, is a reason to slow down a lane of this rate. */
  refused(rate: number | null): boolean {
    this.refusals += 1;
    const enough = Math.min(ENOUGH_AT_MOST, Math.max(1, (rate ?? 0) / ONE_COUNTS_BELOW));
    if (this.refusals < enough) return false;
    this.refusals = 0;
    return true;
  }

  /** Accepted per second over the last ten, or over as many as there were; never over less than one. */
  perSecond(nowMs: number): number {
    if (this.startedAt === null) return 0;
    const second = Math.floor(nowMs / 1_000);
    let sum = 0;
    for (const [at, count] of this.buckets) if (at > second - SECONDS) sum += count;
    const seconds = Math.min(SECONDS, Math.max(1, (nowMs - this.startedAt) / 1_000));
    return sum / seconds;
  }

  /** Whether one was accepted within so many milliseconds. */
  acceptedWithin(ms: number, nowMs: number): boolean {
    return this.acceptedAt !== null && nowMs - this.acceptedAt <= ms;
  }

  /** How many were accepted since this was last asked. */
  takeAccepted(): number {
    const count = this.uncounted;
    this.uncounted = 0;
    return count;
  }
}
