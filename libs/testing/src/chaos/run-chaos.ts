import { setTimeout as pause } from 'node:timers/promises';
import { type ChaosScale, planChaos } from './chaos-plan.js';
import { ChaosRun, type ChaosHouse } from './chaos-run.js';
import type { ChaosSink } from './chaos-sink.js';
import {
  type ChaosFigures,
  type ExcusedDoubt,
  judgeLedger,
  type LedgerRow,
  percentiles,
  type UncertainPolicy,
} from './referee.js';
import type { SinkStatus } from './sink-orders.js';

export interface ChaosOptions {
  scale: ChaosScale;
  policy: UncertainPolicy;
  /** From the last act until the mailing must be finished. */
  finishWithinMs: number;
  say: (text: string) => void;
}

/** A house whose mailing waits for its start, and which can say in the end what it thinks happened. */
export interface ChaosHouseFromStartToEnd extends ChaosHouse {
  readonly recipients: readonly string[];
  /** Lets the mailing go. */
  launch(): Promise<void>;
  /** Asks every process to stop as its supervisor does, and waits for it. */
  stopSending(): Promise<void>;
  ledger(): Promise<LedgerRow[]>;
}

/** Connections are closed with a QUIT, whose answer takes a moment. */
const CLOSES_WITHIN_MS = 5_000;

/** A mailing under everything that can go wrong, and in the end the sink's record against the ledger. */
export async function runChaos(
  house: ChaosHouseFromStartToEnd,
  sink: ChaosSink,
  options: ChaosOptions,
): Promise<ChaosFigures> {
  const { scale, policy, say } = options;
  const startedAt = Date.now();
  const run = new ChaosRun(house, sink, say);
  await house.launch();
  await run.perform(planChaos(scale));
  say('Everything has gone wrong: now the mailing goes on to its end.');
  await untilFinished(house, options.finishWithinMs);
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  // First those that a living sender keeps although the server has ended them, then those that outlive its stop.
  const keptAlive = await lasting(sink, (status) => status.notClosedByClient);
  await house.stopSending();
  const connectionsLeaked = keptAlive + (await lasting(sink, (status) => status.open + status.openInFront));
  await run.conclude();
  const { tally } = run;
  const status = await sink.ask('status', null);
  const verdict = judgeLedger(house.recipients, await house.ledger(), await sink.record(), tally.doubts);
  for (const [what, recipients] of Object.entries(verdict))
    if (Array.isArray(recipients) && recipients.length > 0 && what !== 'uncertain' && what !== 'sentTwice')
      say(`${what}: ${recipients.slice(0, 20).join(' ')}`);
  return {
    recipients: scale.recipients,
    policy,
    seed: scale.seed,
    kills: tally.kills,
    databaseRestarts: tally.databaseRestarts,
    lost: verdict.lost.length,
    acceptedNotAtSink: verdict.acceptedNotAtSink.length,
    sentTwice: verdict.sentTwice.length,
    uncertain: verdict.uncertain.length,
    openAfterDotAtKills: countOf(tally.doubts, 'open_at_kill'),
    dotUnderWayAtKills: countOf(tally.doubts, 'dot_under_way_at_kill'),
    droppedAfterData: countOf(tally.doubts, 'dropped'),
    unexplainedDoubt: verdict.unexplainedDoubt.length,
    doublesWithSendAgain: policy === 'send_again' ? verdict.doubles : 0,
    unexplainedDoubles: verdict.unexplainedDoubles.length,
    misdirected: verdict.misdirected.length,
    dotsWithoutEvidence: tally.dotsWithoutEvidence.length,
    finalStates: verdict.finalStates,
    connectionsLeaked,
    connectionsOverLimit: Math.max(0, status.mostLive - scale.connections),
    credentialBytesInClear: status.credentialBytesInClear,
    takenWithoutTls: status.takenWithoutTls,
    recoverySeconds: percentiles(tally.recoveriesMs),
    seconds,
  };
}

const countOf = (doubts: readonly ExcusedDoubt[], why: ExcusedDoubt['why']): number =>
  doubts.filter((doubt) => doubt.why === why).length;

async function untilFinished(house: ChaosHouse, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await house.isFinished())) {
    // What is still open then is counted as lost.
    if (Date.now() > deadline) return;
    await pause(100);
  }
}

/** Of these connections, how many are still there when there was time to close them. */
async function lasting(sink: ChaosSink, which: (status: SinkStatus) => number): Promise<number> {
  const deadline = Date.now() + CLOSES_WITHIN_MS;
  for (;;) {
    const count = which(await sink.ask('status', null));
    if (count === 0 || Date.now() > deadline) return count;
    await pause(20);
  }
}
