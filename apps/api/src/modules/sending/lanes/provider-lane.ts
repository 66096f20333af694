import { afterAccepted, afterRefusal, type LaneFacts, LaneMeter, type LaneState } from '@mailwright/schedule';
import type { Logger } from 'pino';
import type { SmtpAccount } from '../../accounts/public.js';
import type { LaneSignal } from './lane-signal.js';
import {
  type LaneKey,
  type LaneStore,
  type LaneWords,
  SLOTS_AHEAD_MS,
  type StoredLane,
} from './lane-store.js';

/** Steps up are written at most this often, by whichever machine comes first. */
const STEP_MS = 1_000;
/** Refusals between messages that are accepted may mean the speed. */
const MIXED_MS = 60_000;
/** Of one granting. */
const SLOTS_AT_MOST = 500;

/** When messages may leave, on `performance.now()`'s clock. */
export interface Places {
  count: number;
  firstAt: number;
  everyMs: number;
}

/**
 * One account's mail to one mailbox provider, as this process knows it. Unlimited until its servers say something; what
 * they say is acted on here at once, and written for all machines by compare-and-set. Who loses that race takes what the
 * winner wrote: it was the same refusal.
 */
export class ProviderLane {
  private readonly meter = new LaneMeter();
  private state: LaneState | null = null;
  private version = 0;
  private saving = false;
  /** Messages that are on a connection now. */
  inFlight = 0;

  constructor(
    private readonly key: LaneKey,
    private readonly account: SmtpAccount,
    private readonly store: LaneStore,
    private readonly logger: Pick<Logger, 'info' | 'warn'>,
  ) {}

  get provider(): string {
    return this.key.provider;
  }

  private get heldUntil(): number {
    return this.state?.heldUntil ?? 0;
  }

  get isHeld(): boolean {
    return Date.now() < this.heldUntil;
  }

  /** It has a rate or connections of its own: each of its messages has a place in time. */
  get isLimited(): boolean {
    return (
      this.isHeld || (this.state !== null && (this.state.rate !== null || this.state.connections !== null))
    );
  }

  /** One more may be put on a connection now. */
  get hasConnection(): boolean {
    return !this.isHeld && this.inFlight < (this.state?.connections ?? Infinity);
  }

  /** What is in the database now; null when nothing was learned, or a person had it forgotten. */
  read(stored: StoredLane | null): void {
    if (this.saving) return;
    if (!stored) [this.state, this.version] = [null, 0];
    else if (stored.version !== this.version) [this.state, this.version] = [stored.state, stored.version];
  }

  accepted(): void {
    this.meter.accepted(Date.now());
  }

  /** True when the lane became slower by it. */
  refused({ refusal, isGuess }: LaneSignal, words: LaneWords): boolean {
    // Who refuses everybody does not mind the speed.
    if (isGuess && !this.meter.acceptedWithin(MIXED_MS, Date.now())) return false;
    if (refusal.kind === 'too_fast' && !this.meter.refused(this.state?.rate ?? null)) return false;
    const next = afterRefusal(this.state, refusal, this.facts());
    if (!next) return false;
    this.logger.info({
      event: 'sender.lane_slower',
      ...this.key,
      rate: next.rate,
      heldUntil: next.heldUntil,
      says: words.says,
    });
    this.become(next, words);
    return true;
  }

  /** A small step up for what was accepted since the last; call it now and then. */
  step(): void {
    if (this.saving || !this.state || Date.now() - this.state.changedAt < STEP_MS) return;
    const next = afterAccepted(this.state, this.meter.takeAccepted(), this.facts());
    if (next) this.become(next, null);
  }

  /** Places for the next messages; `retryAt` when there are none yet. */
  async places(): Promise<Places | { retryAt: number }> {
    const now = performance.now();
    if (!this.state || this.state.rate === null)
      return { count: Math.max(1, (this.state?.connections ?? 1) * 3), firstAt: now, everyMs: 0 };
    const slots = await this.store.takeSlots(this.key, SLOTS_AT_MOST);
    if (!slots || slots.count === 0)
      return { retryAt: now + Math.max(50, Math.min(1_000 / this.state.rate - SLOTS_AHEAD_MS, 1_000)) };
    return { count: slots.count, firstAt: performance.now() + slots.firstInMs, everyMs: slots.everyMs };
  }

  private become(next: LaneState, words: LaneWords | null): void {
    this.state = next;
    if (this.saving) return;
    this.saving = true;
    void this.save(next, words)
      .catch((error: unknown) =>
        this.logger.warn({ event: 'sender.lane_not_saved', err: error, ...this.key }),
      )
      .finally(() => (this.saving = false));
  }

  private async save(next: LaneState, words: LaneWords | null): Promise<void> {
    const version = await this.store.save(this.key, next, words, this.version);
    if (version !== null) {
      this.version = version;
      return;
    }
    const stored = (await this.store.read([this.key])).find((one) => one.provider === this.key.provider);
    this.state = stored?.state ?? null;
    this.version = stored?.version ?? 0;
  }

  private facts(): LaneFacts {
    const nowMs = Date.now();
    const { perMinuteLimit, delayScale, server } = this.account;
    return {
      nowMs,
      acceptedPerSecond: this.meter.perSecond(nowMs),
      most: perMinuteLimit === null ? null : perMinuteLimit / 60,
      accountConnections: server.maxConnections,
      delayScale,
    };
  }
}
