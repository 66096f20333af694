import type { LaneFacts, LanePace, LaneRefusal, LaneState } from './lane-state.js';

/** Slower by so much at the first refusal, and by more each time that this was not enough. */
const SLOWER: readonly number[] = [0.92, 0.88, 0.8, 0.65];
/** Steps up: a share of the rate per accepted message, but no more than this share per second. */
const STEP_PER_MESSAGE = 0.003;
const STEP_PER_SECOND = 0.01;
/** So that one message a minute becomes more in minutes, not in days. */
const LEAST_STEP_PER_MESSAGE = 0.0005;
/** While the first guess is corrected. */
const SEARCH_STEP_PER_MESSAGE = 0.02;
/** Without a refusal for so long the steps are twice as large, then three times, up to five times. */
const QUIET_MS = 10_000;
const QUIET_MESSAGES = 100;
const LARGEST_STEPS = 8;
/** What is under way when a lane slows down may still be refused: no reason to slow down again. In ms, and in messages. */
const SETTLES_MS = 1_000;
const SETTLES_MESSAGES = 4;
const SETTLES_AT_MOST_MS = 60_000;
/** No lane finds out less than this by itself: one a minute. Nor does it begin with less than two a second. */
const SLOWEST = 1 / 60;
const FIRST_AT_LEAST = 2;
const CONNECTION_AFTER_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The lane after a refusal; null when it says nothing new. Additive up, multiplicative down (AIMD): the first refusal sets
 * the rate to a little less than what was accepted lately, every further one takes a share off.
 */
export function afterRefusal(
  state: LaneState | null,
  refusal: LaneRefusal,
  facts: LaneFacts,
): LaneState | null {
  const { nowMs, delayScale } = facts;
  if (state && isSettling(state, refusal, nowMs)) return null;
  const struck = strike(state, refusal, facts);
  const before: LaneState = struck ?? { ...(state ?? unlimited(nowMs)) };
  const changed = {
    ...before,
    changedAt: nowMs,
    reducedAt: nowMs,
    series: seriesOf(state, nowMs),
    searching: !state && refusal.kind === 'too_fast',
  };
  const escalate = 'escalate' in refusal ? refusal.escalate : undefined;
  if (escalate && before.strikes >= escalate.times)
    return { ...changed, ...lower(before, facts, 0.5), heldUntil: nowMs + escalate.forMs * delayScale };
  switch (refusal.kind) {
    case 'too_fast':
      return {
        ...changed,
        ...lower(before, facts, SLOWER[Math.min(changed.series, SLOWER.length) - 1] ?? 0.5),
      };
    case 'too_many_connections': {
      const open = Math.min(before.connections ?? Infinity, Math.max(1, refusal.open));
      return { ...changed, connections: Math.max(1, Math.floor(open / 2)) };
    }
    case 'slow':
      return {
        ...changed,
        ...paced(before, refusal.to, delayScale),
        slowUntil: nowMs + refusal.forMs * delayScale,
      };
    case 'pause':
      return {
        ...changed,
        ...(refusal.afterwards ? paced(before, refusal.afterwards, delayScale) : lower(before, facts, 0.5)),
        heldUntil: nowMs + refusal.forMs * delayScale,
      };
  }
}

/** The lane after `accepted` more messages since it was last asked; null when nothing changes. */
export function afterAccepted(state: LaneState, accepted: number, facts: LaneFacts): LaneState | null {
  const { nowMs, most } = facts;
  if (accepted === 0 || nowMs < Math.max(state.heldUntil ?? 0, state.slowUntil ?? 0)) return null;
  const connections = moreConnections(state, facts);
  const rate =
    state.rate === null ? null : Math.min(faster(state, state.rate, accepted, nowMs), most ?? Infinity);
  if (rate === state.rate && connections === state.connections) return null;
  return { ...state, rate, connections, changedAt: nowMs };
}

function faster(state: LaneState, rate: number, accepted: number, nowMs: number): number {
  // A lane that was not used has learned nothing meanwhile.
  const seconds = Math.min(nowMs - state.changedAt, Math.max(5_000, 2_000 / rate)) / 1_000;
  const quietMs = nowMs - state.reducedAt;
  const quiet = Math.min(quietMs / QUIET_MS, (rate * quietMs) / 1_000 / QUIET_MESSAGES);
  const larger = state.searching ? LARGEST_STEPS : Math.min(LARGEST_STEPS, 1 + quiet);
  const perMessage = state.searching
    ? SEARCH_STEP_PER_MESSAGE * rate
    : Math.max(STEP_PER_MESSAGE * rate, LEAST_STEP_PER_MESSAGE);
  const byMessages = accepted * perMessage;
  return rate + Math.min(byMessages, seconds * STEP_PER_SECOND * rate) * larger;
}

/** One more a minute, until the account's own are reached. */
function moreConnections(
  state: LaneState,
  { nowMs, accountConnections, delayScale }: LaneFacts,
): number | null {
  if (state.connections === null) return null;
  // The rate changes all the time: minutes are counted from the last refusal, up to the last change and up to now.
  const minutes = (atMs: number): number =>
    Math.floor((atMs - state.reducedAt) / (CONNECTION_AFTER_MS * delayScale));
  const more = state.connections + Math.max(0, minutes(nowMs) - minutes(state.changedAt));
  return more >= accountConnections ? null : more;
}

const unlimited = (nowMs: number): LaneState => ({
  rate: null,
  connections: null,
  heldUntil: null,
  slowUntil: null,
  changedAt: nowMs,
  reducedAt: nowMs,
  series: 0,
  searching: false,
  strikes: 0,
  struckAt: null,
});

/** What is under way may still be refused after the lane was slowed down; only a longer hold is news then. */
function isSettling(state: LaneState, refusal: LaneRefusal, nowMs: number): boolean {
  if (state.heldUntil !== null && nowMs < state.heldUntil) return true;
  if (refusal.kind === 'pause') return false;
  if (refusal.kind === 'slow' && (state.slowUntil === null || nowMs >= state.slowUntil)) return false;
  return nowMs - state.reducedAt < settlesMs(state);
}

function settlesMs({ rate }: LaneState): number {
  if (rate === null) return SETTLES_MS;
  return Math.min(SETTLES_AT_MOST_MS, Math.max(SETTLES_MS, (SETTLES_MESSAGES / rate) * 1_000));
}

function seriesOf(state: LaneState | null, nowMs: number): number {
  if (!state || state.series === 0 || nowMs - state.reducedAt > 2 * settlesMs(state)) return 1;
  return state.series + 1;
}

function strike(state: LaneState | null, refusal: LaneRefusal, facts: LaneFacts): LaneState | null {
  if (!('escalate' in refusal) || !refusal.escalate) return null;
  const known = state ?? unlimited(facts.nowMs);
  const isOld = known.struckAt === null || facts.nowMs - known.struckAt > DAY_MS * facts.delayScale;
  return { ...known, strikes: isOld ? 1 : known.strikes + 1, struckAt: facts.nowMs };
}

function lower(state: LaneState, facts: LaneFacts, share: number): Pick<LaneState, 'rate'> {
  const rate = (state.rate ?? Math.max(facts.acceptedPerSecond, FIRST_AT_LEAST)) * share;
  const slowest = Math.min(SLOWEST, state.rate ?? SLOWEST);
  return { rate: Math.min(Math.max(slowest, rate), facts.most ?? Infinity) };
}

/** A rule's speed, in the workspace's time; never faster than before. */
function paced(state: LaneState, to: LanePace, delayScale: number): Pick<LaneState, 'rate' | 'connections'> {
  return {
    rate: Math.min(state.rate ?? Infinity, to.perMinute / 60 / delayScale),
    connections: Math.min(state.connections ?? Infinity, to.connections),
  };
}
