import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../eventually.js';
import type { ChaosAct, PlannedAct } from './chaos-plan.js';
import type { ChaosSink } from './chaos-sink.js';
import type { ExcusedDoubt } from './referee.js';
import { DROP_PHASES } from './sink-orders.js';

/** An installation that a run may do its worst to. */
export interface ChaosHouse {
  /** The sender's process, which its supervisor starts again whenever it dies. */
  readonly sender: { readonly pid: number | null };
  /** What the journals of dead senders that nobody has replayed say of each recipient's last attempt. */
  evidence(): Map<string, 'body_ended' | 'replied'>;
  /** Of these recipients, how many the ledger still has as being in flight. */
  inFlight(recipients: readonly string[]): Promise<number>;
  /** The sending account's state, as the page shows it. */
  accountState(): Promise<string>;
  stopDatabase(how: 'fast' | 'immediate'): Promise<void>;
  startDatabase(): Promise<void>;
  isFinished(): Promise<boolean>;
}

export interface ChaosTally {
  kills: { random: number; afterDot: number; beforeRecord: number };
  databaseRestarts: number;
  doubts: ExcusedDoubt[];
  /** Recipients whose final dot the sink saw, and of whom the killed sender's journal has nothing. */
  dotsWithoutEvidence: string[];
  recoveriesMs: number[];
}

interface Killed {
  pid: number;
  at: number;
}

/** A sender starts within seconds; what takes longer than this will not happen. */
const PATIENCE_MS = 120_000;
/** The database stays away for so long when a sender shall find it gone. */
const AWAY_MS = 1_500;

/** Does what a plan says to a house whose mailing is being sent, one act after the other. */
export class ChaosRun {
  readonly tally: ChaosTally = {
    kills: { random: 0, afterDot: 0, beforeRecord: 0 },
    databaseRestarts: 0,
    doubts: [],
    dotsWithoutEvidence: [],
    recoveriesMs: [],
  };

  constructor(
    private readonly house: ChaosHouse,
    private readonly sink: ChaosSink,
    private readonly say: (text: string) => void,
  ) {}

  /** Resolves when everything has happened. Throws when the mailing ended before, or something did not recover. */
  async perform(plan: readonly PlannedAct[]): Promise<void> {
    for (const { at, act } of plan) {
      await this.untilTaken(at);
      const { taken } = await this.sink.ask('status', null);
      this.say(`${taken} taken: ${JSON.stringify(act)}`);
      await this.act(act);
    }
  }

  /** After the mailing: every kind of drop took place, and what was dropped is excused. */
  async conclude(): Promise<void> {
    const { droppedBy } = await this.sink.ask('status', null);
    const missing = DROP_PHASES.filter((phase) => !droppedBy[phase]);
    if (missing.length > 0) throw new Error(`Nothing was dropped at ${missing.join(', ')}.`);
    await this.keepDoubts(new Map());
  }

  private async act(act: ChaosAct): Promise<void> {
    switch (act.kind) {
      case 'kill':
        return this.kill(act);
      case 'database':
        return this.restartDatabase(act);
      case 'drop':
        await this.sink.ask('drop', act);
        return;
      case 'storm':
        return this.storm(act);
      case 'tarpit':
        return this.forAWhile({ tarpit: true }, { tarpit: false }, () => pause(act.ms));
      case 'slow_replies':
        return this.forAWhile({ replyDelayMs: act.replyDelayMs }, { replyDelayMs: 0 }, () => pause(act.ms));
      case 'tls':
        return this.forAWhile({ tls: act.face }, { tls: 'valid' }, () => this.untilNoticed(act.ms));
    }
  }

  private async kill(act: ChaosAct & { kind: 'kill' }): Promise<void> {
    if (act.moment === 'random') {
      await pause(act.afterMs);
      await this.afterKill(this.killNow(), { untilRecovered: true });
      return;
    }
    const { pid } = this;
    const order = { delay: 0 as const, ...act, pid };
    const { struckAt, recipients } = await patient(this.sink.ask('aim', order), `the aim ${act.moment}`);
    if (act.moment === 'after_dot') this.tally.kills.afterDot += 1;
    // Only a kill that came before the ledger's record counts as one of these; another was as good as random.
    else if ((await this.house.inFlight(recipients)) > 0) this.tally.kills.beforeRecord += 1;
    else this.tally.kills.random += 1;
    await this.afterKill({ pid, at: struckAt }, { untilRecovered: true });
  }

  private killNow(): Killed {
    const { pid } = this;
    process.kill(pid, 'SIGKILL');
    this.tally.kills.random += 1;
    return { pid, at: Date.now() };
  }

  private get pid(): number {
    const { pid } = this.house.sender;
    if (pid === null) throw new Error('No sender runs.');
    return pid;
  }

  /** Weighs what the dead sender left, before the next one replays it; then waits until mail flows again. */
  private async afterKill(killed: Killed, wait: { untilRecovered: boolean }): Promise<void> {
    const flows = this.sink.ask('nextTaken', { onNewConnection: true });
    await eventually(() => !isThere(killed.pid), { timeoutMs: PATIENCE_MS, everyMs: 1 });
    const evidence = this.house.evidence();
    // What the dead had written may still be on its way to the sink, or be read by it.
    await eventually(
      async () => {
        const { oldestOpenedAt } = await this.sink.ask('status', null);
        return oldestOpenedAt === null || oldestOpenedAt > killed.at;
      },
      { timeoutMs: PATIENCE_MS, everyMs: 5 },
    );
    await this.keepDoubts(evidence);
    if (!wait.untilRecovered) return;
    this.tally.recoveriesMs.push((await patient(flows, 'the recovery from a kill')) - killed.at);
  }

  private async keepDoubts(evidence: ReadonlyMap<string, 'body_ended' | 'replied'>): Promise<void> {
    for (const { recipient, state, endedBy } of await this.sink.ask('takeDoubts', null)) {
      if (endedBy !== 'client') {
        this.tally.doubts.push({ recipient, why: 'dropped' });
        continue;
      }
      const found = evidence.get(recipient);
      if (found === 'body_ended') {
        const why = state === 'dot_not_seen' ? 'dot_under_way_at_kill' : 'open_at_kill';
        this.tally.doubts.push({ recipient, why });
      } else if (state === 'open_after_dot') {
        this.tally.dotsWithoutEvidence.push(recipient);
      }
    }
  }

  private async restartDatabase({ how, andKill }: ChaosAct & { kind: 'database' }): Promise<void> {
    const struckAt = Date.now();
    await this.house.stopDatabase(how);
    if (andKill) {
      await this.afterKill(this.killNow(), { untilRecovered: false });
      await pause(AWAY_MS);
    }
    await this.house.startDatabase();
    this.tally.databaseRestarts += 1;
    const flowsAt = await patient(
      this.sink.ask('nextTaken', { onNewConnection: false }),
      'the recovery from a restart of the database',
    );
    this.tally.recoveriesMs.push(flowsAt - struckAt);
  }

  private async storm({ ms, andKill }: ChaosAct & { kind: 'storm' }): Promise<void> {
    await this.forAWhile({ storm: true }, { storm: false }, async () => {
      const endsAt = Date.now() + ms;
      await pause(ms / 2);
      if (andKill) await this.afterKill(this.killNow(), { untilRecovered: false });
      await pause(Math.max(0, endsAt - Date.now()));
    });
  }

  /** Behaves badly for a while; ends when mail flows again. */
  private async forAWhile(
    worse: Parameters<ChaosSink['behave']>[0],
    better: Parameters<ChaosSink['behave']>[0],
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    await this.sink.behave(worse);
    await meanwhile();
    await this.sink.behave(better);
    await patient(
      this.sink.ask('nextTaken', { onNewConnection: false }),
      `the end of ${JSON.stringify(worse)}`,
    );
  }

  /** The account's page says that its server cannot be used, and the fault goes on for its time. */
  private async untilNoticed(ms: number): Promise<void> {
    const endsAt = Date.now() + ms;
    await eventually(async () => (await this.house.accountState()) === 'unreachable', {
      timeoutMs: PATIENCE_MS,
    });
    await pause(Math.max(0, endsAt - Date.now()));
  }

  private async untilTaken(count: number): Promise<void> {
    await eventually(async () => (await this.sink.ask('status', null)).taken >= count, {
      timeoutMs: PATIENCE_MS,
      everyMs: 5,
    });
    if (await this.house.isFinished()) throw new Error('The mailing ended before everything had gone wrong.');
  }
}

async function patient<T>(what: Promise<T>, name: string): Promise<T> {
  const late = new AbortController();
  const tooLate = pause(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`Nothing came of ${name} within ${PATIENCE_MS / 1000} s.`);
  });
  try {
    return await Promise.race([what, tooLate]);
  } finally {
    late.abort();
    tooLate.catch(() => undefined);
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
