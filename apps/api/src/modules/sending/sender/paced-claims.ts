import type { Claim } from './claim-queue.js';

/**
 * Claimed recipients of limited lanes, each with its place in time (`performance.now()`): in order within a lane, and
 * taken only when their time has come and their lane has a connection for them.
 */
export class PacedClaims {
  private readonly lanes = new Map<string, { claim: Claim; at: number }[]>();
  length = 0;

  add(provider: string, claims: readonly Claim[], firstAt: number, everyMs: number): void {
    if (claims.length === 0) return;
    const waiting = this.lanes.get(provider) ?? [];
    waiting.push(...claims.map((claim, index) => ({ claim, at: firstAt + index * everyMs })));
    this.lanes.set(provider, waiting);
    this.length += claims.length;
  }

  /** The one whose time came first. */
  take(now: number): Claim | undefined {
    let found: { claim: Claim; at: number }[] | undefined;
    for (const waiting of this.lanes.values()) {
      const [next] = waiting;
      if (next && next.at <= now && next.claim.lane.hasConnection && (!found || next.at < found[0]!.at))
        found = waiting;
    }
    if (!found) return undefined;
    this.length -= 1;
    return found.shift()?.claim;
  }

  /** The time of the last one of a lane; 0 where nobody waits. */
  lastAt(provider: string): number {
    return this.lanes.get(provider)?.at(-1)?.at ?? 0;
  }

  /** When the next one may leave, of those whose time has not come; who waits for a connection is told by its end. */
  nextAt(now: number): number | null {
    let next: number | null = null;
    for (const [first] of this.lanes.values())
      if (first && first.at > now && (next === null || first.at < next)) next = first.at;
    return next;
  }

  remove(which: (claim: Claim) => boolean): Claim[] {
    const removed: Claim[] = [];
    for (const [provider, waiting] of this.lanes) {
      const kept = waiting.filter(({ claim }) => !which(claim));
      removed.push(...waiting.filter(({ claim }) => which(claim)).map(({ claim }) => claim));
      if (kept.length === 0) this.lanes.delete(provider);
      else this.lanes.set(provider, kept);
    }
    this.length -= removed.length;
    return removed;
  }
}
