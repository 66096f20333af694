import type { Logger } from 'pino';
import type { SmtpAccount } from '../../accounts/public.js';
import { SLOTS_AHEAD_MS } from '../lanes/lane-store.js';
import type { ProviderLane } from '../lanes/provider-lane.js';
import { isMarketing } from '../mailing.js';
import type { ClaimedRow } from '../sql/claim-deliveries.js';
import type { Composer } from './composer.js';
import type { ActiveMailing, LedgerClient } from './ledger-client.js';
import { PacedClaims } from './paced-claims.js';
import type { Recorder } from './recorder.js';

export interface ClaimDependencies {
  ledger: Pick<LedgerClient, 'reserve' | 'claim' | 'countUse' | 'giveBack'>;
  recorder: Pick<Recorder, 'release'>;
  logger: Pick<Logger, 'error' | 'warn'>;
  composerOf(mailing: ActiveMailing): Promise<Composer | null>;
  laneOf(account: SmtpAccount, provider: string): ProviderLane;
  /** Somebody of this mailing was claimed or recorded: pages may look. */
  onActivity(mailing: ActiveMailing): void;
  mayClaim(): boolean;
  /** The database did not let us claim. */
  onClaimFailed(error: unknown): void;
}

export interface Claim {
  mailing: ActiveMailing;
  composer: Composer;
  lane: ProviderLane;
  row: ClaimedRow;
  claimedAt: number;
}

/** Where the next come from: one mailing's recipients at one mailbox provider. */
interface Source {
  mailing: ActiveMailing;
  provider: string;
  composer: Composer;
  lane: ProviderLane;
  /** Nothing was due at the last claim; asked again at the next tick. */
  dry: boolean;
}

/** Fewer than this at once would spend more on the statement than on the recipients. */
const AT_LEAST = 10;
/**
 * So much work is claimed ahead. A claim of some hundreds takes 10–30 ms on a busy machine, and half of what is ahead must
 * last that long: with at most 400 a sender that could do 10,600 a second did 9,600, because connections stood idle.
 */
const AHEAD_MS = 150;
const AT_MOST = 1_000;
/** Who waited so long is given back: another machine may be faster, and a lease must not run out on somebody unsent. */
const WAITS_AT_MOST_MS = 5 * 60_000;

/**
 * The few claimed recipients of one account that wait for a connection, and where the next come from: mailings and
 * mailbox providers take turns, so that nobody waits behind whoever is at another provider. About as many are claimed as
 * leave in 150 ms, and at least three for each connection, so that a pause takes hold at once.
 *
 * For a lane that has a rate of its own as many are claimed as it has places for, each to leave at its time; for a held
 * one nobody. Neither keeps the others waiting.
 */
export class ClaimQueue {
  /** By mailing and provider. */
  private readonly sources = new Map<string, Source>();
  private waiting: Claim[] = [];
  private readonly paced = new PacedClaims();
  /** `performance.now()` before which a lane has no places to give. */
  private readonly placesAt = new WeakMap<ProviderLane, number>();
  private claiming: Promise<void> | null = null;
  private pacing: Promise<void> | null = null;
  private alarm: NodeJS.Timeout | undefined;
  /** Whether any lane is limited: nobody looks for their places at every message otherwise. */
  private someLimited = false;
  private closed = false;
  private turn = 0;
  private budgetEmptyUntil = 0;
  private taken = 0;
  private perMs = 0;
  private measuredAt = performance.now();

  constructor(
    private readonly account: SmtpAccount,
    private readonly use: ClaimDependencies,
    private readonly onArrived: () => void,
  ) {}

  get length(): number {
    return this.waiting.length + this.paced.length;
  }

  /** The active mailings of this account. Who waits of one that is no longer there is given back. */
  async update(active: readonly ActiveMailing[]): Promise<void> {
    const wanted = new Set(active.map((mailing) => mailing.id));
    for (const [key, { mailing }] of this.sources) if (!wanted.has(mailing.id)) this.sources.delete(key);
    const tooOld = performance.now() - WAITS_AT_MOST_MS;
    this.giveBack((claim) => !wanted.has(claim.mailing.id) || claim.claimedAt < tooOld);
    for (const mailing of active) {
      // Who was claimed a moment ago was not due any more: its provider is dry, not gone.
      for (const source of this.sourcesOf(mailing.id)) source.dry = !mailing.due.includes(source.provider);
      await this.addAll(mailing);
    }
    this.obeyLanes();
  }

  /** What keeps one mailing from being made ready (a key, a file) is its own: the ones behind it go on. */
  private async addAll(mailing: ActiveMailing): Promise<void> {
    try {
      for (const provider of mailing.due) if (!(await this.add(mailing, provider))) break;
    } catch (error) {
      this.use.logger.error({ event: 'sender.mailing_not_ready', err: error, mailingId: mailing.id });
    }
  }

  /** False where no message of the mailing can be made. */
  private async add(mailing: ActiveMailing, provider: string): Promise<boolean> {
    const key = `${mailing.id} ${provider}`;
    if (this.closed || this.sources.has(key)) return true;
    const composer = await this.use.composerOf(mailing);
    const lane = this.use.laneOf(this.account, provider);
    if (composer) this.sources.set(key, { mailing, provider, composer, lane, dry: false });
    return composer !== null;
  }

  private sourcesOf(mailingId: string): Source[] {
    return [...this.sources.values()].filter((source) => source.mailing.id === mailingId);
  }

  take(): Claim | undefined {
    const inTime = this.paced.length > 0 ? this.paced.take(performance.now()) : undefined;
    if (inTime) return inTime;
    const claim = this.waiting.shift();
    if (claim) this.taken += 1;
    return claim;
  }

  /** Claims more when few are left. */
  refill(): void {
    this.setAlarm();
    if (this.closed || !this.use.mayClaim() || Date.now() < this.budgetEmptyUntil) return;
    if (this.someLimited && !this.pacing) this.refillLimited();
    if (!this.claiming) this.refillUnlimited();
  }

  /** Gives back what may not leave any more by what was learned of its lane: held, or limited since. */
  obeyLanes(): void {
    this.someLimited = [...this.sources.values()].some(({ lane }) => lane.isLimited);
    const held = this.paced.remove((claim) => claim.lane.isHeld);
    const limited = this.waiting.filter((claim) => claim.lane.isLimited);
    if (limited.length > 0) this.waiting = this.waiting.filter((claim) => !claim.lane.isLimited);
    this.settleBack([...held, ...limited]);
  }

  private refillUnlimited(): void {
    const source = this.nextSource((one) => !one.lane.isLimited);
    if (!source) return;
    const wanted = this.ahead();
    if (this.waiting.length > wanted / 2 && isMarketing(source.mailing.kind)) return;
    this.claiming = this.claim(source, wanted)
      .then((claims) => {
        // An answer or a test does not wait behind a campaign.
        if (isMarketing(source.mailing.kind)) this.waiting.push(...claims);
        else this.waiting.unshift(...claims);
        this.obeyLanes();
      })
      .finally(() => {
        this.claiming = null;
        this.onArrived();
      });
  }

  private refillLimited(): void {
    const now = performance.now();
    const source = this.nextSource(
      ({ lane, provider }) =>
        lane.isLimited &&
        !lane.isHeld &&
        now >= (this.placesAt.get(lane) ?? 0) &&
        this.paced.lastAt(provider) < now + SLOTS_AHEAD_MS / 2,
    );
    if (!source) return;
    this.pacing = this.claimPlaces(source).finally(() => {
      this.pacing = null;
      this.onArrived();
    });
  }

  private async claimPlaces(source: Source): Promise<void> {
    const { lane, provider } = source;
    const places = await lane.places().catch((error: unknown) => {
      this.claimFailed(source, error);
      return null;
    });
    if (!places) return;
    if ('retryAt' in places) return void this.placesAt.set(lane, places.retryAt);
    const claims = await this.claim(source, places.count);
    this.paced.add(provider, claims, places.firstAt, places.everyMs);
    this.obeyLanes();
  }

  /** Wakes the lane when the next one's time has come. */
  private setAlarm(): void {
    clearTimeout(this.alarm);
    if (this.closed || this.paced.length === 0) return;
    const now = performance.now();
    const next = this.paced.nextAt(now);
    if (next !== null) this.alarm = setTimeout(this.onArrived, Math.ceil(next - now));
  }

  /** Of this mailing nobody more, until an update names it again. */
  leave(mailingId: string): void {
    for (const { provider } of this.sourcesOf(mailingId)) this.sources.delete(`${mailingId} ${provider}`);
    this.giveBack((claim) => claim.mailing.id === mailingId);
  }

  /** Gives those back that no connection has begun. */
  giveBack(which: (claim: Claim) => boolean): void {
    const leaving = this.waiting.filter(which);
    if (leaving.length > 0) this.waiting = this.waiting.filter((claim) => !which(claim));
    this.settleBack([...leaving, ...this.paced.remove(which)]);
  }

  private settleBack(leaving: readonly Claim[]): void {
    if (leaving.length === 0) return;
    for (const [mailing, claims] of Map.groupBy(leaving, (claim) => claim.mailing))
      this.release(
        mailing,
        claims.map((claim) => claim.row),
      );
    this.returnBudget(leaving.length);
  }

  /** Claims nothing more and gives everybody back; resolves when a claim that was under way is given back too. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.alarm);
    this.giveBack(() => true);
    await Promise.all([this.claiming, this.pacing]);
  }

  /** Those who were claimed; after a failure nobody, and the source is left until the next tick. */
  private async claim(source: Source, wanted: number): Promise<Claim[]> {
    const { mailing, provider, composer, lane } = source;
    try {
      const { granted, dayIsFull } = await this.use.ledger.reserve(this.account, wanted);
      if (granted === 0) {
        // Asked again soon for the minute's limit, seldom for the day's: each asking locks the account's row.
        this.budgetEmptyUntil = Date.now() + (dayIsFull ? 60_000 : 1_000);
        return [];
      }
      const claimed = await this.use.ledger.claim(mailing, provider, granted);
      const rows = claimed.filter((row) => row.state === 'in_flight');
      this.returnBudget(granted - rows.length);
      this.countUse(rows.length);
      if (claimed.length < granted) source.dry = true;
      if (claimed.length > 0) this.use.onActivity(mailing);
      // Paused, cancelled, stopped or held (the server named its limit) while the statement ran.
      if (this.closed || !this.use.mayClaim() || this.sourcesOf(mailing.id).length === 0) {
        this.release(mailing, rows);
        this.returnBudget(rows.length);
        return [];
      }
      const claimedAt = performance.now();
      return rows.map((row) => ({ mailing, composer, lane, row, claimedAt }));
    } catch (error) {
      this.claimFailed(source, error);
      return [];
    }
  }

  private claimFailed(source: Source, error: unknown): void {
    this.use.onClaimFailed(error);
    this.use.logger.error({ event: 'sender.claim_failed', err: error, mailingId: source.mailing.id });
    source.dry = true;
  }

  private release(mailing: ActiveMailing, rows: readonly ClaimedRow[]): void {
    this.use.recorder.release(
      { workspaceId: mailing.workspaceId, mailingId: mailing.id, accountId: this.account.id },
      rows,
    );
  }

  /** A budget that is not given back only makes the account slower for a while. */
  private returnBudget(count: number): void {
    void this.use.ledger
      .giveBack(this.account, count)
      .catch((error: unknown) => this.use.logger.warn({ event: 'sender.budget_not_returned', err: error }));
  }

  private countUse(count: number): void {
    void this.use.ledger
      .countUse(this.account, count)
      .catch((error: unknown) => this.use.logger.warn({ event: 'sender.use_not_counted', err: error }));
  }

  /** Mailings and providers take turns; what a person waits for goes first. */
  private nextSource(may: (source: Source) => boolean): Source | undefined {
    const ready = [...this.sources.values()].filter((source) => !source.dry && may(source));
    const urgent = ready.filter((source) => !isMarketing(source.mailing.kind));
    const candidates = urgent.length > 0 ? urgent : ready;
    this.turn += 1;
    return candidates[this.turn % Math.max(1, candidates.length)];
  }

  /** How many to claim at once, by how fast they left lately. */
  private ahead(): number {
    const now = performance.now();
    const elapsed = now - this.measuredAt;
    if (elapsed > 50) {
      this.perMs = (this.perMs + this.taken / elapsed) / 2;
      this.taken = 0;
      this.measuredAt = now;
    }
    const atLeast = Math.max(AT_LEAST, this.account.server.maxConnections * 3);
    return Math.max(atLeast, Math.min(AT_MOST, Math.round(this.perMs * AHEAD_MS)));
  }
}
