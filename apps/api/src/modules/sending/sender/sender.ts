import { type Journal, openJournal } from '@mailwright/journal';
import type { Logger } from 'pino';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DatabaseTrouble, databaseTroubleOf } from '../../../platform/database/database-trouble.js';
import { prepared, PreparedPool } from '../../../platform/database/prepared-pool.js';
import type { EventBus } from '../../../platform/events/event-bus.js';
import type { LiveBus } from '../../../platform/live/live-bus.js';
import type { Database } from '../../../platform/database/database.js';
import type { ProcessRegistry } from '../../../platform/processes/process-registry.js';
import type { AccountConnections } from '../../accounts/public.js';
import { LaneBook } from '../lanes/lane-book.js';
import { LaneStore } from '../lanes/lane-store.js';
import { AccountBook, isUsable } from './account-book.js';
import { AccountLane, type LaneDependencies } from './account-lane.js';
import type { Composer } from './composer.js';
import { Composers } from './composers.js';
import { ActivityNotes } from './activity-notes.js';
import { type ActiveMailing, LedgerClient } from './ledger-client.js';
import { Recorder } from './recorder.js';
import { replayDeadSenders } from './replay.js';
import { Signatures } from './signatures.js';
import { GIVE_UP_LOST_LEASES } from '../sql/take-over-leases.js';

export interface SenderOptions {
  databaseUrl: string;
  dataDir: string;
  senderId: string;
  /** Others give up our leases, and we theirs, after this silence; we stop on our own before. Default two minutes. */
  givenUpAfterSeconds?: number;
}

export interface SenderDependencies {
  database: Database;
  processes: ProcessRegistry;
  accounts: AccountConnections;
  events: EventBus;
  live: LiveBus;
  logger: Logger;
  /** Null where the mailing is gone; throws where its content cannot be made into messages. */
  composerOf(mailing: ActiveMailing, ledger: LedgerClient): Promise<Composer | null>;
  /** No message of it can be made: it stops, and says why. */
  stopMailing(mailing: ActiveMailing, says: string): Promise<void>;
  finishMailings(): Promise<void>;
}

const TICK_MS = 250;
const GIVEN_UP_AFTER_SECONDS = 120;
/** Of that silence, after which nothing leaves any more. */
const CUT_AFTER_SHARE = 5 / 6;
/** Of that silence, how often others' leases are looked at. */
const SWEEP_SHARE = 1 / 8;
/** What an orderly stop may take; the supervisor gives the whole installation ten seconds. */
const STOP_WITHIN_MS = 6_000;
/** Of these, what an open transaction gets before its connection is cut; the rest is for recording what came of it. */
const DRAIN_WITHIN_MS = 4_500;
/** A changed account's old connections are closed before new ones are opened, if that does not take too long. */
const REPLACED_WITHIN_MS = 5_000;
/** An open transaction of a paused or changed account ends by its own deadlines, which are shorter than this. */
const RETIRE_WITHIN_MS = 40 * 60_000;
/** After the journal could not be written, nothing is claimed for so long. */
const NO_EVIDENCE_PAUSE_MS = 10_000;
/** Claims are tried several times a second: a failure older than this is over. */
const CLAIM_FAILURE_COUNTS_MS = 4_000;

const giveUpLostLeases = prepared('give-up-lost-leases', GIVE_UP_LOST_LEASES);

/**
 * The role `sender`: claims due recipients, sends them over its accounts' connections, records what became of them.
 * Any number of these run against one database.
 *
 * Start: dead senders' journals of this host are replayed before anything is claimed. Run: every tick the active mailings
 * are dealt to the lanes of their accounts. While the database is away ticks fail and outcomes wait. Stop: no new claims,
 * open transactions end, what has not begun is given back.
 */
export class Sender {
  private readonly pool: PreparedPool;
  private readonly ledger: LedgerClient;
  private readonly journal: Journal;
  private readonly recorder: Recorder;
  private readonly notes: ActivityNotes;
  private readonly book: AccountBook;
  private readonly lanes = new Map<string, AccountLane>();
  private readonly learned: LaneBook;
  /** Those and the ones that are retired but still have something open. */
  private readonly unfinished = new Set<AccountLane>();
  private readonly retiring = new Map<string, Promise<void>>();
  private readonly composers: Composers;
  private readonly signatures: Signatures;
  private readonly journals: string;
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<void> = Promise.resolve();
  private sweptAt = 0;
  private noEvidenceUntil = 0;
  private claimFailed: { error: unknown; at: number } | null = null;
  private stopping = false;
  private readonly givenUpAfterMs: number;

  constructor(
    options: SenderOptions,
    private readonly use: SenderDependencies,
  ) {
    this.journals = join(options.dataDir, 'journal');
    this.givenUpAfterMs = (options.givenUpAfterSeconds ?? GIVEN_UP_AFTER_SECONDS) * 1_000;
    this.pool = new PreparedPool(options.databaseUrl, 'sender', 4, (error) =>
      use.logger.warn({ event: 'sender.database_lost', err: error }),
    );
    this.ledger = new LedgerClient(this.pool, use.processes.id, use.events);
    this.journal = openJournal({
      directory: this.journals,
      senderId: options.senderId,
      instanceId: use.processes.id,
      fsyncEveryMs: 50,
    });
    this.notes = new ActivityNotes(use.live, use.database, use.logger);
    this.recorder = new Recorder(this.ledger, this.journal, use.logger);
    this.book = new AccountBook(use.accounts, use.logger);
    this.learned = new LaneBook(new LaneStore(this.pool), use.logger);
    this.signatures = new Signatures(use.accounts);
    this.composers = new Composers(
      (mailing) => use.composerOf(mailing, this.ledger),
      (mailing, error) => this.unmakable(mailing, error),
    );
    use.processes.report('sender', () => ({
      busy: this.busy,
      pending: this.recorder.pending,
      databaseFails: this.recorder.failing !== null,
      databaseSays: this.databaseTrouble()?.says ?? null,
      journalFails: Date.now() < this.noEvidenceUntil,
    }));
  }

  get busy(): number {
    return [...this.lanes.values()].reduce((sum, lane) => sum + lane.busy, 0);
  }

  async start(): Promise<void> {
    await this.replay();
    this.schedule(0);
  }

  /** Ends within six seconds, whatever the database and the servers do. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const startedAt = Date.now();
    const lanes = Promise.all([...this.unfinished].map((lane) => lane.stop(startedAt + DRAIN_WITHIN_MS)));
    await Promise.race([Promise.all([lanes, this.ticking]), pause(DRAIN_WITHIN_MS + 200)]);
    // The last outcomes are on their way here through promises.
    await pause(1);
    const settled = await this.recorder.drain(startedAt + STOP_WITHIN_MS);
    this.notes.stop();
    // What could not be recorded stays on disk under a dead process's name: the next start replays it.
    if (settled) this.journal.close();
    else this.use.logger.error({ event: 'sender.stopped_with_outcomes', pending: this.recorder.pending });
    await Promise.race([this.pool.end(), pause(Math.max(0, startedAt + STOP_WITHIN_MS + 500 - Date.now()))]);
  }

  private schedule(ms: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.ticking = this.tick()
        .catch((error: unknown) => this.use.logger.error({ event: 'sender.tick_failed', err: error }))
        .finally(() => this.schedule(TICK_MS));
    }, ms);
  }

  private async tick(): Promise<void> {
    if (Date.now() - this.use.processes.lastBeatAt > this.givenUpAfterMs * CUT_AFTER_SHARE) return this.cut();
    const active = await this.ledger.activeMailings();
    const byAccount = Map.groupBy(active, (mailing) => `${mailing.workspaceId} ${mailing.accountId}`);
    const names = new Set([...byAccount.keys(), ...this.lanes.keys()]);
    await this.learned.refresh([...names].map(placeOf));
    for (const name of names) {
      // One account's trouble (a password that cannot be opened) is not the others'.
      await this.deal(name, byAccount.get(name) ?? []).catch((error: unknown) =>
        this.use.logger.error({ event: 'sender.account_failed', account: name, err: error }),
      );
    }
    this.composers.keepOnly(active);
    if (Date.now() - this.sweptAt > this.givenUpAfterMs * SWEEP_SHARE) await this.sweep();
    // Whoever has somebody due is not done; looking through a ledger's settled rows for that costs PostgreSQL 12 ms.
    if (active.some((mailing) => mailing.due.length === 0)) await this.use.finishMailings();
  }

  /** Gives an account's lane its mailings. The lane is made anew when the account was changed, and closed when it may not be used. */
  private async deal(name: string, mailings: ActiveMailing[]): Promise<void> {
    const { workspaceId, accountId } = placeOf(name);
    const account = await this.book.read(workspaceId, accountId);
    const usable = account !== null && isUsable(account, new Date());
    let lane = this.lanes.get(name);
    const idle = lane?.busy === 0 && lane.connections === 0 && mailings.length === 0;
    if (lane && (!usable || idle || account.version !== lane.account.version)) {
      this.retire(name, lane);
      lane = undefined;
    }
    if (
      !lane &&
      usable &&
      !this.stopping &&
      !this.retiring.has(name) &&
      mailings.some((mailing) => mailing.due.length > 0)
    ) {
      lane = new AccountLane(account, this.laneDependencies());
      this.lanes.set(name, lane);
      this.unfinished.add(lane);
    }
    if (!lane) return;
    try {
      await this.signatures.refresh(workspaceId, accountId);
    } catch (error) {
      // Nothing may leave by a key that cannot be read any more; whoever waits is given back.
      await lane.update([]);
      throw error;
    }
    await lane.update(mailings);
  }

  private retire(name: string, lane: AccountLane): void {
    this.lanes.delete(name);
    const stopped = lane
      .stop(Date.now() + RETIRE_WITHIN_MS)
      .then(() => void this.unfinished.delete(lane))
      .catch((error: unknown) => this.use.logger.error({ event: 'sender.lane_stop_failed', err: error }));
    this.retiring.set(
      name,
      Promise.race([stopped, pause(REPLACED_WITHIN_MS, undefined, { ref: false })]).then(
        () => void this.retiring.delete(name),
      ),
    );
  }

  private laneDependencies(): LaneDependencies {
    return {
      ledger: this.ledger,
      journal: this.journal,
      recorder: this.recorder,
      logger: this.use.logger,
      composerOf: (mailing) => this.composerOf(mailing),
      laneOf: (account, provider) => this.learned.of(account, provider),
      signatureOf: (account, domain) => this.signatures.of(account.id, domain),
      onTrouble: (account, trouble) => this.book.inTrouble(account, trouble),
      onWorks: (account) => this.book.works(account),
      onActivity: (mailing) => this.notes.note(mailing),
      onStop: (mailing, says) => {
        this.use.logger.error({ event: 'sender.mailing_stopped', mailingId: mailing.id, says });
        void this.use
          .stopMailing(mailing, says)
          .catch((error: unknown) => this.use.logger.error({ event: 'sender.not_stopped', err: error }));
      },
      onClaimFailed: (error) => (this.claimFailed = { error, at: Date.now() }),
      onNoEvidence: () => (this.noEvidenceUntil = Date.now() + NO_EVIDENCE_PAUSE_MS),
      // Outcomes that cannot be recorded pile up: nothing more is sent until the database takes them again.
      mayClaim: () => !this.stopping && this.recorder.failing === null && Date.now() >= this.noEvidenceUntil,
    };
  }

  /** With whether its messages are signed looked up: nothing leaves before that is known. */
  private async composerOf(mailing: ActiveMailing): Promise<Composer | null> {
    const composer = await this.composers.of(mailing);
    if (composer) await this.signatures.know(mailing.workspaceId, mailing.accountId, composer.domain);
    return composer;
  }

  /** Why the ledger cannot be written now: a full disk may refuse claims and let everything else through. */
  private databaseTrouble(): DatabaseTrouble | null {
    const claim = this.claimFailed && Date.now() - this.claimFailed.at < CLAIM_FAILURE_COUNTS_MS;
    return databaseTroubleOf(this.recorder.failing ?? (claim ? this.claimFailed?.error : null));
  }

  private async unmakable(mailing: ActiveMailing, error: Error): Promise<void> {
    this.use.logger.error({ event: 'sender.mailing_cannot_be_made', err: error, mailingId: mailing.id });
    await this.use.stopMailing(mailing, `No message of it can be made: ${error.message}`);
  }

  private async replay(): Promise<void> {
    const report = await replayDeadSenders(this.journals, this.pool, this.ledger, this.use.logger);
    if (report.journals > 0) this.use.logger.info({ event: 'sender.replayed', ...report });
  }

  /** What dead senders of this host had in flight is decided by their journals; what others left for good is in doubt, and says so. */
  private async sweep(): Promise<void> {
    this.sweptAt = Date.now();
    await this.replay();
    const unheard = await this.ledger.releaseUnheard();
    if (unheard > 0) this.use.logger.warn({ event: 'sender.unheard_claims_released', deliveries: unheard });
    const lost = await this.pool.rows<{ mailingId: string }>(giveUpLostLeases, [this.givenUpAfterMs / 1_000]);
    if (lost.length > 0) this.use.logger.error({ event: 'sender.leases_lost', deliveries: lost.length });
  }

  private cut(): void {
    if (this.unfinished.size === 0) return;
    for (const lane of this.unfinished) lane.cut();
    this.unfinished.clear();
    this.lanes.clear();
    this.use.logger.fatal({
      event: 'sender.cut',
      says: 'No heartbeat for too long: others may have taken our leases.',
    });
  }
}

/** An account's name in this process. */
function placeOf(name: string): { workspaceId: string; accountId: string } {
  const [workspaceId = '', accountId = ''] = name.split(' ');
  return { workspaceId, accountId };
}
