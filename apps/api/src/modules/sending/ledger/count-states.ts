import type { EntityManager } from 'typeorm';
import { rows } from '../../../platform/database/database.js';
import { COUNT_STATES } from '../sql/count-states.js';

export const DELIVERY_STATES = [
  'queued',
  'in_flight',
  'deferred',
  'accepted',
  'rejected',
  'uncertain',
  'skipped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Recipients of a mailing by state; the values always add up to `total`. */
export type StateCounts = Record<DeliveryState, number> & { total: number };

export async function countStates(
  manager: EntityManager,
  workspaceId: string,
  mailingId: string,
): Promise<StateCounts> {
  const counts = {
    queued: 0,
    in_flight: 0,
    deferred: 0,
    accepted: 0,
    rejected: 0,
    uncertain: 0,
    skipped: 0,
    total: 0,
  };
  for (const { state, count } of await rows<{ state: DeliveryState; count: number }>(manager, COUNT_STATES, [
    workspaceId,
    mailingId,
  ])) {
    counts[state] = count;
    counts.total += count;
  }
  return counts;
}
