import { encodeKey, type Journal } from '@mailwright/journal';
import { type SendResult, SmtpPool } from '@mailwright/smtp';
import type { Logger } from 'pino';
import type { SmtpAccount } from '../../accounts/public.js';
import { isMarketing } from '../mailing.js';
import type { ClaimedRow } from '../sql/claim-deliveries.js';
import type { Composer } from './composer.js';
import type { DueMailing, LedgerClient } from './ledger-client.js';
import { evidenceOf } from './evidence.js';
import { judge, provesDead, type TriedDelivery, unsendable } from './outcome-to-record.js';
import type { Recorder } from './recorder.js';

/** Fewer than this at once would spend more on the statement than on the recipients. */
const CLAIM_AT_LEAST = 10;

export interface LaneDependencies {
  ledger: LedgerClient;
  journal: Journal;
  recorder: Recorder;
  logger: Logger;
  composerOf(mailing: DueMailing): Promise<Composer | null>;
  /** The account cannot be used now: why, in words, and until when. */
  onBlocked(account: SmtpAccount, kind: 'login' | 'connect', words: string, until: Date): void;
  /** The first message that the account's server took. */
  onAccepted(account: SmtpAccount): void;
  /** Something of this mailing was recorded or is about to be: pages may look. */
  onActivity(mailing: DueMailing): void;
  mayClaim(): boolean;
}

interface Claim {
  mailing: DueMailing;
  row: ClaimedRow;
}

interface Source {
  mailing: DueMailing;
  composer: Composer;
  /** Nothing was due at the last claim; asked again at the next tick. */
  dry: boolean;
}

/**
 * One sending account in this process: its connections, and the few claimed recipients that wait for one. Claims are
 * small, about twice the connections, so that a killed process has little in doubt and a pause takes hold at once.
 *
 * States: running → stopping (claims nothing, gives back what no connection has begun) → stopped.
 */
export class AccountLane {
  readonly pool: SmtpPool;
  private readonly sources = new Map<string, Source>();
  private readonly waiting: Claim[] = [];
  private inFlight = 0;
  private claiming = false;
  private stopping = false;
  private turn = 0;
  private budgetEmptyUntil = 0;
  private accepted = false;

  constructor(
    readonly account: SmtpAccount,
    private readonly use: LaneDependencies,
  ) {
    this.pool = new SmtpPool(account.server, { onlyLoopback: account.onlyLoopback });
  }

  get busy(): number {
    return this.inFlight + this.waiting.length;
  }

  /** The active mailings of this account, in the order in which they take turns. What is no longer there is given back. */
  async update(due: readonly DueMailing[]): Promise<void> {
    const wanted = new Set(due.map((mailing) => mailing.id));
    for (const id of this.sources.keys()) if (!wanted.has(id)) this.sources.delete(id);
    await this.giveBack((claim) => !wanted.has(claim.mailing.id));
    for (const mailing of due) {
      const known = this.sources.get(mailing.id);
      if (known) known.dry = false;
      else {
        const composer = await this.use.composerOf(mailing);
        if (composer) this.sources.set(mailing.id, { mailing, composer, dry: false });
      }
    }
    this.pump();
  }

  /** Claims nothing more, ends what is open until the deadline, then cuts the connections. */
  async stop(deadline: number): Promise<void> {
    this.stopping = true;
    await this.giveBack(() => true);
    const timer = setTimeout(() => this.pool.destroy(), Math.max(0, deadline - Date.now()));
    await this.pool.drain();
    clearTimeout(timer);
  }

  /** The lease is lost: nothing may go out any more, not even the end of an open message. */
  cut(): void {
    this.stopping = true;
    this.pool.destroy();
  }

  private pump(): void {
    const limit = this.account.server.maxConnections * 2;
    while (this.waiting.length > 0 && this.inFlight < limit && !this.stopping) this.begin(this.waiting.shift()!);
    if (this.waiting.length <= this.account.server.maxConnections * 2) void this.claim();
  }

  private async claim(): Promise<void> {
    if (this.claiming || this.stopping || !this.use.mayClaim() || this.closed()) return;
    if (Date.now() < this.budgetEmptyUntil) return;
    const source = this.nextSource();
    if (!source) return;
    this.claiming = true;
    let got = 0;
    try {
      got = await this.claimFrom(source, Math.max(CLAIM_AT_LEAST, this.account.server.maxConnections * 3));
    } catch (error) {
      this.use.logger.error({ event: 'sender.claim_failed', err: error, mailingId: source.mailing.id });
      source.dry = true;
    } finally {
      this.claiming = false;
    }
    if (got > 0 || this.nextSource()) this.pump();
  }

  private async claimFrom(source: Source, wanted: number): Promise<number> {
    const { granted, dayIsFull } = await this.use.ledger.reserve(this.account, wanted);
    if (granted === 0) {
      // Asked again soon for the minute's limit, seldom for the day's: each asking locks the account's row.
      this.budgetEmptyUntil = Date.now() + (dayIsFull ? 60_000 : 1_000);
      return 0;
    }
    const claimed = await this.use.ledger.claim(source.mailing, granted, isMarketing(source.mailing.kind));
    const mine = claimed.filter((row) => row.state === 'in_flight');
    await this.use.ledger.giveBack(this.account, granted - mine.length);
    if (claimed.length < granted) source.dry = true;
    if (claimed.length > 0) this.use.onActivity(source.mailing);
    for (const row of mine) this.waiting.push({ mailing: source.mailing, row });
    if (this.stopping) await this.giveBack(() => true);
    return mine.length;
  }

  private nextSource(): Source | undefined {
    const ready = [...this.sources.values()].filter((source) => !source.dry);
    this.turn += 1;
    return ready[this.turn % Math.max(1, ready.length)];
  }

  private begin({ mailing, row }: Claim): void {
    const composer = this.sources.get(mailing.id)?.composer;
    if (!composer) {
      void this.use.ledger.release(mailing, [row], null).catch((error: unknown) => this.releaseFailed(error));
      return;
    }
    const tried: TriedDelivery = { contactId: row.contactId, leaseToken: row.leaseToken, attempts: row.attempts, email: row.email, provider: undefined };
    const composed = composer.compose(row, new Date());
    if ('problem' in composed) {
      this.use.recorder.add(this.placeOf(mailing), unsendable(tried, new Date(), composed.problem, composed.message), null);
      return;
    }
    const key = encodeKey({ mailingId: mailing.id, contactId: row.contactId, attempt: row.attempts + 1 });
    const fencing = BigInt(row.leaseToken);
    this.inFlight += 1;
    void this.pool
      .send(composed.envelope, composed.message, { bodyEnding: () => this.use.journal.bodyEnding(key, fencing) })
      .then((result) => this.ended(mailing, tried, key, fencing, result))
      .catch((error: unknown) => {
        // Only our own code can throw here; the journal has what happened, and the replay of the next start records it.
        this.use.logger.fatal({ event: 'sender.lost_track', err: error, mailingId: mailing.id });
        this.inFlight -= 1;
      });
  }

  private ended(mailing: DueMailing, tried: TriedDelivery, key: Buffer, fencing: bigint, result: SendResult): void {
    this.inFlight -= 1;
    const at = new Date();
    // The server's word is on disk before anything acts on it.
    if (result.status === 'accepted' || result.status === 'deferred' || result.status === 'rejected') {
      this.use.journal.reply(key, fencing, evidenceOf(result, at, this.account.id));
    }
    const { record, reaction } = judge(tried, result, at, this.account.delayScale, Math.random);
    const dead = provesDead(record, reaction) ? tried.email : null;
    this.use.recorder.add(this.placeOf(mailing), record, key, dead);
    if (result.status === 'accepted' && !this.accepted) {
      this.accepted = true;
      this.use.onAccepted(this.account);
    }
    const { block } = this.pool;
    if (block) this.blocked(block);
    this.use.onActivity(mailing);
    this.pump();
  }

  private blocked(block: NonNullable<SmtpPool['block']>): void {
    if (!this.closed()) return;
    this.accepted = false;
    this.use.onBlocked(this.account, block.kind, block.reason, new Date(block.until));
    void this.giveBack(() => true);
  }

  /** After a refused login nothing is tried; while only new connections fail, the open ones go on. */
  private closed(): boolean {
    const { block } = this.pool;
    return block !== null && (block.kind === 'login' || this.pool.open === 0);
  }

  /** Gives claimed recipients back that no connection has begun. */
  private async giveBack(which: (claim: Claim) => boolean): Promise<void> {
    const leaving = this.waiting.filter(which);
    if (leaving.length === 0) return;
    this.waiting.splice(0, this.waiting.length, ...this.waiting.filter((claim) => !which(claim)));
    const byMailing = Map.groupBy(leaving, (claim) => claim.mailing);
    for (const [mailing, claims] of byMailing) {
      await this.use.ledger.release(mailing, claims.map((claim) => claim.row), null).catch((error: unknown) => this.releaseFailed(error));
    }
    await this.use.ledger.giveBack(this.account, leaving.length).catch((error: unknown) => this.releaseFailed(error));
  }

  /** Not given back: the lease ends by itself when this process stops, and nothing was sent. */
  private releaseFailed(error: unknown): void {
    this.use.logger.warn({ event: 'sender.release_failed', err: error });
  }

  private placeOf(mailing: DueMailing) {
    return { workspaceId: mailing.workspaceId, mailingId: mailing.id, accountId: this.account.id };
  }
}
