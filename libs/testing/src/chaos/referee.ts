import type { Taken } from './sink-orders.js';

export type UncertainPolicy = 'never_again' | 'send_again';

/** One recipient as the ledger has it in the end. */
export interface LedgerRow {
  email: string;
  messageId: string;
  state: string;
}

/** Why a recipient may rightly be in doubt. */
export interface ExcusedDoubt {
  recipient: string;
  /**
   * `open_at_kill`: the sink had seen the final dot, and the killed sender had no reply in its journal.
   * `dot_under_way_at_kill`: the sink had said 354, and the killed sender's journal says that the end was on its way.
   * `dropped`: the sink itself broke the connection after 354 and before its reply could be read.
   */
  why: 'open_at_kill' | 'dot_under_way_at_kill' | 'dropped';
}

/** What the sink's record and the ledger say of each other. Every list names recipients. */
export interface Verdict {
  finalStates: Record<string, number>;
  /** Neither accepted nor in doubt although nobody refused them for good, or not in the ledger at all. */
  lost: string[];
  acceptedNotAtSink: string[];
  /** The sink took more than one message for them. */
  sentTwice: string[];
  /** Messages beyond the first, over all recipients. */
  doubles: number;
  uncertain: string[];
  /** In doubt, and nothing that happened explains it. */
  unexplainedDoubt: string[];
  /** Sent again, and never in doubt. */
  unexplainedDoubles: string[];
  /** Taken under a Message-ID that the ledger gave somebody else, or nobody. */
  misdirected: string[];
}

/** Compares what a sink took with what the ledger says, for a mailing that nobody refuses for good. Pure. */
export function judgeLedger(
  expected: readonly string[],
  ledger: readonly LedgerRow[],
  taken: readonly Taken[],
  doubts: readonly ExcusedDoubt[],
): Verdict {
  const rows = new Map(ledger.map((row) => [row.email, row]));
  const times = new Map<string, number>();
  for (const { recipient } of taken) times.set(recipient, (times.get(recipient) ?? 0) + 1);
  const inDoubt = new Set(doubts.map((doubt) => doubt.recipient));
  const inState = (state: string): string[] => ledger.filter((row) => row.state === state).map(emailOf);
  const sentTwice = [...times].filter(([, count]) => count > 1).map(([recipient]) => recipient);
  const uncertain = inState('uncertain');
  return {
    finalStates: countStates(ledger),
    lost: expected.filter((email) => !ENDS_WELL.has(rows.get(email)?.state ?? 'missing')),
    acceptedNotAtSink: inState('accepted').filter((email) => !times.has(email)),
    sentTwice,
    doubles: sentTwice.reduce((sum, recipient) => sum + (times.get(recipient) ?? 0) - 1, 0),
    uncertain,
    unexplainedDoubt: uncertain.filter((email) => !inDoubt.has(email)),
    unexplainedDoubles: sentTwice.filter((email) => !inDoubt.has(email)),
    misdirected: taken
      .filter(({ recipient, messageId }) => rows.get(recipient)?.messageId !== messageId)
      .map(({ recipient }) => recipient),
  };
}

const ENDS_WELL = new Set(['accepted', 'uncertain']);
const emailOf = (row: LedgerRow): string => row.email;

function countStates(ledger: readonly LedgerRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of ledger) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** The figures of one run: what is printed, and what the bars are laid on. */
export interface ChaosFigures {
  recipients: number;
  policy: UncertainPolicy;
  seed: number;
  kills: { random: number; afterDot: number; beforeRecord: number };
  databaseRestarts: number;
  lost: number;
  acceptedNotAtSink: number;
  sentTwice: number;
  uncertain: number;
  openAfterDotAtKills: number;
  dotUnderWayAtKills: number;
  droppedAfterData: number;
  unexplainedDoubt: number;
  doublesWithSendAgain: number;
  unexplainedDoubles: number;
  misdirected: number;
  /** The sink saw a final dot of which the killed sender's journal knows nothing. */
  dotsWithoutEvidence: number;
  finalStates: Record<string, number>;
  connectionsLeaked: number;
  connectionsOverLimit: number;
  credentialBytesInClear: number;
  takenWithoutTls: number;
  recoverySeconds: { p50: number; p95: number; max: number };
  seconds: number;
}

/** One sentence for each bar that a run broke. */
export function brokenBars(figures: ChaosFigures): string[] {
  const { policy, finalStates } = figures;
  const mayBeInDoubt = figures.openAfterDotAtKills + figures.dotUnderWayAtKills + figures.droppedAfterData;
  const inFinalState = (finalStates['accepted'] ?? 0) + (finalStates['uncertain'] ?? 0);
  const none = [
    'lost',
    'acceptedNotAtSink',
    'unexplainedDoubt',
    'unexplainedDoubles',
    'misdirected',
    'dotsWithoutEvidence',
    'connectionsLeaked',
    'connectionsOverLimit',
    'credentialBytesInClear',
    'takenWithoutTls',
    ...(policy === 'never_again' ? (['sentTwice'] as const) : []),
  ] as const;
  const said = none
    .filter((name) => figures[name] !== 0)
    .map((name) => `${name} is ${figures[name]} and must be 0.`);
  if (figures.uncertain > mayBeInDoubt)
    said.push(`uncertain is ${figures.uncertain}, and only ${mayBeInDoubt} transactions may be in doubt.`);
  if (figures.doublesWithSendAgain > mayBeInDoubt)
    said.push(
      `${figures.doublesWithSendAgain} were doubled, and only ${mayBeInDoubt} may have been in doubt.`,
    );
  if (inFinalState !== figures.recipients)
    said.push(
      `${inFinalState} of ${figures.recipients} are in a final state: ${JSON.stringify(finalStates)}.`,
    );
  return said;
}

/** In seconds, of durations in milliseconds; nearest rank. All 0 for none. */
export function percentiles(durationsMs: readonly number[]): { p50: number; p95: number; max: number } {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0) / 1000;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
