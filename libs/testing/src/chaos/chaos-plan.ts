import { DROP_PHASES, type DropPhase, type TlsFace } from './sink-orders.js';

/** One thing that goes wrong. */
export type ChaosAct =
  | { kind: 'kill'; moment: 'random'; afterMs: number }
  | { kind: 'kill'; moment: 'after_dot'; atLeast: number }
  | { kind: 'kill'; moment: 'before_record'; atLeast: number; delay: number | 'frozen' }
  /** `andKill`: the sender dies while the database is away, and cannot start before it is back. */
  | { kind: 'database'; how: 'fast' | 'immediate'; andKill: boolean }
  | { kind: 'drop'; phase: DropPhase; count: number; reset: boolean }
  | { kind: 'storm'; ms: number; andKill: boolean }
  | { kind: 'tarpit'; ms: number }
  | { kind: 'slow_replies'; replyDelayMs: number; ms: number }
  | { kind: 'tls'; face: Exclude<TlsFace, 'valid'>; ms: number };

/** When so many recipients of the mailing were taken, this happens. */
export interface PlannedAct {
  at: number;
  act: ChaosAct;
}

export interface ChaosScale {
  recipients: number;
  kills: number;
  seed: number;
  databaseRestarts: number;
  /** Dropped in each phase. */
  drops: number;
  stormMs: number;
  tarpitMs: number;
  /** Each of the three ways in which TLS fails. */
  tlsMs: number;
  connections: number;
}

/** From the 250 to the signal: before it is read, while it is journaled, and while it waits for the ledger. */
const DELAYS = ['frozen', 0, 2, 6, 12] as const;
/** Everything happens between these shares of the mailing. */
const FIRST = 0.03;
const LAST = 0.85;

/** What goes wrong and when: the same for the same seed. Of the kills a third each is random, after the dot, before the record. */
export function planChaos(scale: ChaosScale): PlannedAct[] {
  const random = randomFrom(scale.seed);
  const acts = shuffled(actsOf(scale, random), random);
  const step = (LAST - FIRST) / acts.length;
  return acts.map((act, index) => ({
    at: Math.floor(scale.recipients * (FIRST + step * (index + random() * 0.5))),
    act,
  }));
}

function actsOf(scale: ChaosScale, random: () => number): ChaosAct[] {
  const { kills, databaseRestarts, connections } = scale;
  const aimed = Math.floor(kills / 3);
  const someOf = (): number => 1 + Math.floor(random() * Math.max(1, connections - 1));
  // One database restart and one storm bring a random kill of their own.
  const free = Math.max(0, kills - 2 * aimed - (databaseRestarts > 0 ? 2 : 1));
  return [
    ...times(free, (): ChaosAct => ({ kind: 'kill', moment: 'random', afterMs: Math.floor(random() * 200) })),
    ...times(aimed, (): ChaosAct => ({ kind: 'kill', moment: 'after_dot', atLeast: someOf() })),
    ...times(aimed, (index): ChaosAct => {
      const delay = DELAYS[index % DELAYS.length] ?? 0;
      return { kind: 'kill', moment: 'before_record', atLeast: someOf(), delay };
    }),
    ...times(databaseRestarts, (index): ChaosAct => {
      const how = index % 2 === 0 ? 'immediate' : 'fast';
      return { kind: 'database', how, andKill: index === 0 };
    }),
    ...DROP_PHASES.flatMap((phase, index): ChaosAct[] => {
      const half = Math.ceil(scale.drops / 2);
      const reset = index % 2 === 0;
      return [
        { kind: 'drop', phase, count: half, reset },
        { kind: 'drop', phase, count: scale.drops - half, reset: !reset },
      ];
    }),
    { kind: 'storm', ms: scale.stormMs, andKill: true },
    { kind: 'tarpit', ms: scale.tarpitMs },
    { kind: 'slow_replies', replyDelayMs: 150, ms: scale.tlsMs },
    { kind: 'tls', face: 'stripped', ms: scale.tlsMs },
    { kind: 'tls', face: 'expired', ms: scale.tlsMs },
    { kind: 'tls', face: 'wrong_host', ms: scale.tlsMs },
  ];
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** mulberry32: small, and good enough for choosing moments. In [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
