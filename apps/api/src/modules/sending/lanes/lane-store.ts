import type { LaneState } from '@mailwright/schedule';
import { prepared, type PreparedPool } from '../../../platform/database/prepared-pool.js';
import { READ_LANES, SAVE_LANE, TAKE_SLOTS } from '../sql/lanes.js';

export interface LaneKey {
  workspaceId: string;
  accountId: string;
  provider: string;
}

/** Why a lane became slower. */
export interface LaneWords {
  /** The server's own. */
  says: string;
  /** What they mean, for a person. */
  why: string;
  rule: string;
}

export interface StoredLane extends LaneKey {
  state: LaneState;
  version: number;
}

/** Places in a lane's queue: the first in so many milliseconds, the others each `everyMs` later. */
export interface Slots {
  count: number;
  firstInMs: number;
  everyMs: number;
}

/** So far ahead places are granted: short, so that a lane that slows down does so at once on all machines. */
export const SLOTS_AHEAD_MS = 600;

const readLanes = prepared('read-lanes', READ_LANES);
const saveLane = prepared('save-lane', SAVE_LANE);
const takeSlots = prepared('take-slots', TAKE_SLOTS);

type LaneRow = LaneKey & LaneState & { version: number };

/** The learned lanes in the database. Times in it are the database's clock, outside this process's. */
export class LaneStore {
  constructor(private readonly pool: Pick<PreparedPool, 'rows'>) {}

  async read(accounts: readonly { workspaceId: string; accountId: string }[]): Promise<StoredLane[]> {
    const rows = await this.pool.rows<LaneRow>(readLanes, [
      accounts.map((one) => one.workspaceId),
      accounts.map((one) => one.accountId),
    ]);
    const now = Date.now();
    return rows.map(({ workspaceId, accountId, provider, version, ...state }) => ({
      workspaceId,
      accountId,
      provider,
      version,
      state: {
        ...state,
        heldUntil: later(state.heldUntil, now),
        slowUntil: later(state.slowUntil, now),
        changedAt: now + state.changedAt,
        reducedAt: now + state.reducedAt,
        struckAt: later(state.struckAt, now),
      },
    }));
  }

  /** Compare-and-set; null when somebody else was faster. `words` only when it became slower. */
  async save(
    key: LaneKey,
    state: LaneState,
    words: LaneWords | null,
    version: number,
  ): Promise<number | null> {
    const now = Date.now();
    const rows = await this.pool.rows<{ version: number }>(saveLane, [
      key.workspaceId,
      key.accountId,
      key.provider,
      state.rate,
      state.connections,
      from(state.heldUntil, now),
      from(state.slowUntil, now),
      state.reducedAt - now,
      state.series,
      state.searching,
      state.strikes,
      from(state.struckAt, now),
      words?.says ?? null,
      words?.why ?? null,
      words?.rule ?? null,
      version,
    ]);
    return rows[0]?.version ?? null;
  }

  async takeSlots(key: LaneKey, atMost: number): Promise<Slots | null> {
    const values = [key.workspaceId, key.accountId, key.provider, atMost, SLOTS_AHEAD_MS / 1_000];
    return (await this.pool.rows<Slots>(takeSlots, values))[0] ?? null;
  }
}

const later = (inMs: number | null, now: number): number | null => (inMs === null ? null : now + inMs);
const from = (at: number | null, now: number): number | null => (at === null ? null : at - now);
