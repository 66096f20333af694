import { afterAccepted, afterRefusal } from './lane-control.js';
import { LaneMeter } from './lane-meter.js';
import type { LaneState } from './lane-state.js';

export interface Simulation {
  /** Per second, at so many seconds. */
  bears(seconds: number): number;
  /** So many seconds' worth may come at once (the size of its token bucket). */
  burstSeconds: number;
  /** Share of messages that it refuses for no reason. */
  noise: number;
  seed: number;
  /** Seconds from which on is measured, for two minutes or two hundred messages. */
  from?: number;
  most?: number;
}

const ROUND_TRIP_MS = 40;
/** An account without limits over some connections. */
const UNLIMITED_PER_SECOND = 3_000;

/** One machine that sends as fast as its lane allows to a provider with a token bucket. For tests of the controller. */
export function simulate(given: Simulation): {
  acceptedPerSecond: number;
  refusedShare: number;
  fastest: number;
} {
  const random = generator(given.seed);
  const slowest = given.bears(0);
  const from = (given.from ?? (slowest < 2 ? 400 / slowest : 180)) * 1_000;
  const to = from + Math.max(120, 200 / slowest) * 1_000;
  const meter = new LaneMeter();
  let state: LaneState | null = null;
  let tokens = Math.max(1, given.bears(0) * given.burstSeconds);
  let filledAt = 0;
  let lookedAt = 0;
  let fastest = 0;
  const counts = { accepted: 0, refused: 0 };
  const replies: { at: number; accepted: boolean }[] = [];
  const facts = (nowMs: number) => ({
    nowMs,
    acceptedPerSecond: meter.perSecond(nowMs),
    most: given.most ?? null,
    accountConnections: 20,
    delayScale: 1,
  });
  for (let now = 0; now < to;) {
    for (let reply = replies[0]; reply && reply.at <= now; reply = replies[0]) {
      replies.shift();
      if (reply.accepted) meter.accepted(reply.at);
      else if (meter.refused(state?.rate ?? null))
        state = afterRefusal(state, { kind: 'too_fast' }, facts(reply.at)) ?? state;
    }
    if (state && now - lookedAt >= 1_000) {
      lookedAt = now;
      state = afterAccepted(state, meter.takeAccepted(), facts(now)) ?? state;
    }
    const bears = given.bears(now / 1_000);
    tokens = Math.min(Math.max(1, bears * given.burstSeconds), tokens + ((now - filledAt) / 1_000) * bears);
    filledAt = now;
    const accepted = tokens >= 1 && random() >= given.noise;
    if (accepted) tokens -= 1;
    replies.push({ at: now + ROUND_TRIP_MS * (0.5 + random()), accepted });
    if (now >= from) counts[accepted ? 'accepted' : 'refused'] += 1;
    fastest = Math.max(fastest, state?.rate ?? 0);
    now += 1_000 / (state?.rate ?? Math.min(UNLIMITED_PER_SECOND, given.most ?? Infinity));
  }
  return {
    acceptedPerSecond: counts.accepted / ((to - from) / 1_000),
    refusedShare: counts.refused / (counts.accepted + counts.refused),
    fastest,
  };
}

/** Random numbers in [0, 1) that are the same at every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
