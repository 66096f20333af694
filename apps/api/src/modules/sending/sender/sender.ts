import { type Journal, openJournal } from '@mailwright/journal';
import type { Logger } from 'pino';
import { join } from 'node:path';
import { prepared, PreparedPool } from '../../../platform/database/prepared-pool.js';
import type { EventBus } from '../../../platform/events/event-bus.js';
import type { LiveBus } from '../../../platform/live/live-bus.js';
import type { Database } from '../../../platform/database/database.js';
import type { ProcessRegistry } from '../../../platform/processes/process-registry.js';
import type { AccountConnections, SmtpAccount } from '../../accounts/public.js';
import { AccountLane, type LaneDependencies } from './account-lane.js';
import type { Composer } from './composer.js';
import { ActivityNotes } from './activity-notes.js';
import { type DueMailing, LedgerClient } from './ledger-client.js';
import { Recorder } from './recorder.js';
import { replayDeadSenders } from './replay.js';
import { GIVE_UP_LOST_LEASES } from '../sql/take-over-leases.js';

export interface SenderOptions {
  databaseUrl: string;
  dataDir: string;
  senderId: string;
}

export interface SenderDependencies {
  database: Database;
  processes: ProcessRegistry;
  accounts: AccountConnections;
  events: EventBus;
  live: LiveBus;
  logger: Logger;
  composerOf(mailing: DueMailing, ledger: LedgerClient): Promise<Composer | null>;
  finishMailings(): Promise<void>;
}

const TICK_MS = 250;
/** Accounts are looked at again this often: a changed password or limit takes hold without a restart. */
const ACCOUNT_TTL_MS = 2_000;
/** Others give up our leases after this silence; we stop on our own well before. */
const GIVE_UP_AFTER_SECONDS = 120;
const CUT_AFTER_MS = 100_000;
const SWEEP_MS = 15_000;
/** What an orderly stop may take; the supervisor gives the whole installation ten seconds. */
const STOP_WITHIN_MS = 6_000;

const giveUpLostLeases = prepared('give-up-lost-leases', GIVE_UP_LOST_LEASES);

/**
 * The role `sender`: claims due recipients, sends them over its accounts' connections, records what became of them.
 * Any number of these run against one database.
 *
 * Start: dead senders' journals of this host are replayed before anything is claimed. Run: every tick the active mailings
 * are dealt to the lanes of their accounts. Stop: no new claims, open transactions end, what has not begun is given back.
 */
export class Sender {
  private readonly pool: PreparedPool;
  private readonly ledger: LedgerClient;
  private readonly journal: Journal;
  private readonly recorder: Recorder;
  private readonly notes: ActivityNotes;
  private readonly lanes = new Map<string, AccountLane>();
  private readonly accounts = new Map<string, { account: SmtpAccount | null; readAt: number }>();
  private readonly composers = new Map<string, Promise<Composer | null>>();
  private readonly journals: string;
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<void> = Promise.resolve();
  private sweptAt = 0;
  private stopping = false;

  constructor(
    options: SenderOptions,
    private readonly use: SenderDependencies,
  ) {
    this.journals = join(options.dataDir, 'journal');
    this.pool = new PreparedPool(options.databaseUrl, 'sender', 4, (error) => use.logger.warn({ event: 'sender.database_lost', err: error }));
    this.ledger = new LedgerClient(this.pool, use.processes.id, use.events);
    this.journal = openJournal({ directory: this.journals, senderId: options.senderId, instanceId: use.processes.id, fsyncEveryMs: 50 });
    this.notes = new ActivityNotes(use.live, use.database, use.logger);
    this.recorder = new Recorder(this.ledger, this.journal, use.logger);
    use.processes.report('sender', () => ({ busy: this.busy, pending: this.recorder.pending, databaseFails: this.recorder.failing !== null }));
  }

  get busy(): number {
    return [...this.lanes.values()].reduce((sum, lane) => sum + lane.busy, 0);
  }

  async start(): Promise<void> {
    const report = await replayDeadSenders(this.journals, this.pool, this.ledger, this.use.logger);
    if (report.journals > 0) this.use.logger.info({ event: 'sender.replayed', ...report });
    this.schedule(0);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.ticking;
    const deadline = Date.now() + STOP_WITHIN_MS;
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop(deadline)));
    await this.recorder.drain(deadline + 1_500);
    this.notes.stop();
    this.journal.close();
    await this.pool.end();
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
    if (Date.now() - this.use.processes.lastBeatAt > CUT_AFTER_MS) return this.cut();
    const due = await this.ledger.dueMailings();
    const byAccount = Map.groupBy(due, (mailing) => `${mailing.workspaceId} ${mailing.accountId}`);
    for (const name of new Set([...byAccount.keys(), ...this.lanes.keys()])) {
      const mailings = byAccount.get(name) ?? [];
      const lane = await this.laneOf(name, mailings[0]);
      await lane?.update(mailings);
    }
    this.forgetComposers(due);
    if (Date.now() - this.sweptAt > SWEEP_MS) await this.sweep();
    await this.use.finishMailings();
  }

  /** The lane of an account, made anew when the account was changed; null while it cannot be used. */
  private async laneOf(name: string, wanted: DueMailing | undefined): Promise<AccountLane | null> {
    const lane = this.lanes.get(name) ?? null;
    const [workspaceId, accountId] = name.split(' ') as [string, string];
    const account = await this.accountOf(workspaceId, accountId);
    const usable = account !== null && (account.pausedUntil === null || account.pausedUntil <= new Date()) && account.state !== 'paused';
    if (lane && (!usable || account.version !== lane.account.version)) {
      this.lanes.delete(name);
      void lane.stop(Date.now() + STOP_WITHIN_MS).catch((error: unknown) => this.use.logger.error({ event: 'sender.lane_stop_failed', err: error }));
      return usable && wanted ? this.newLane(name, account) : null;
    }
    if (lane) return lane;
    return usable && wanted ? this.newLane(name, account) : null;
  }

  private newLane(name: string, account: SmtpAccount): AccountLane {
    const lane = new AccountLane(account, this.laneDependencies());
    this.lanes.set(name, lane);
    return lane;
  }

  private laneDependencies(): LaneDependencies {
    return {
      ledger: this.ledger,
      journal: this.journal,
      recorder: this.recorder,
      logger: this.use.logger,
      composerOf: (mailing) => this.composerOf(mailing),
      onBlocked: (account, kind, words, until) => this.blocked(account, kind, words, until),
      onAccepted: (account) => this.works(account),
      onActivity: (mailing) => this.notes.note(mailing),
      // Outcomes that cannot be recorded pile up: nothing more is sent until the database takes them again.
      mayClaim: () => !this.stopping && this.recorder.failing === null,
    };
  }

  private async accountOf(workspaceId: string, id: string): Promise<SmtpAccount | null> {
    const known = this.accounts.get(id);
    if (known && Date.now() - known.readAt < ACCOUNT_TTL_MS) return known.account;
    const account = await this.use.accounts.smtpAccount(workspaceId, id);
    this.accounts.set(id, { account, readAt: Date.now() });
    return account;
  }

  private blocked(account: SmtpAccount, kind: 'login' | 'connect', words: string, until: Date): void {
    this.accounts.delete(account.id);
    const says =
      kind === 'login'
        ? `${account.server.host} refused the sign-in: ${words}`
        : `${account.server.host} cannot be reached: ${words}`;
    const state = kind === 'login' ? 'refused' : 'unreachable';
    this.say(() => this.use.accounts.setAccountState(account.workspaceId, account.id, state, says, kind === 'login' ? until : null));
  }

  private works(account: SmtpAccount): void {
    if (account.state !== 'working') this.say(() => this.use.accounts.setAccountState(account.workspaceId, account.id, 'working', '', null));
  }

  private say(work: () => Promise<void>): void {
    void work().catch((error: unknown) => this.use.logger.warn({ event: 'sender.account_state_failed', err: error }));
  }

  private composerOf(mailing: DueMailing): Promise<Composer | null> {
    let composer = this.composers.get(mailing.id);
    if (!composer) {
      composer = this.use.composerOf(mailing, this.ledger);
      composer.catch(() => this.composers.delete(mailing.id));
      this.composers.set(mailing.id, composer);
    }
    return composer;
  }

  private forgetComposers(due: readonly DueMailing[]): void {
    const active = new Set(due.map((mailing) => mailing.id));
    for (const id of this.composers.keys()) if (!active.has(id)) this.composers.delete(id);
  }

  /** What senders that are gone for good had in flight is in doubt, and says so. */
  private async sweep(): Promise<void> {
    this.sweptAt = Date.now();
    const lost = await this.pool.rows<{ mailingId: string }>(giveUpLostLeases, [GIVE_UP_AFTER_SECONDS]);
    if (lost.length > 0) this.use.logger.error({ event: 'sender.leases_lost', deliveries: lost.length });
  }

  private cut(): void {
    for (const lane of this.lanes.values()) lane.cut();
    this.lanes.clear();
    this.use.logger.fatal({ event: 'sender.cut', says: 'No heartbeat for too long: others may have taken our leases.' });
  }
}
