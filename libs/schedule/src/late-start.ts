import { durationInWords } from './distance.js';

/** What to do with a campaign whose moment passed while nothing was running (a restore, a machine that was off). */
export type LateStartPolicy =
  | { kind: 'skip' }
  | { kind: 'ask' }
  /** Send if no more than `hours` late, else ask. */
  | { kind: 'send_within'; hours: number };

export interface LateStart {
  decision: 'start' | 'ask' | 'skip';
  lateByMs: number;
  /** For the person, in one sentence. */
  reason: string;
}

/** Jobs are picked up seconds after their moment; nobody calls that late. */
const PUNCTUAL_MS = 5 * 60_000;

/** Decides at `now` about a campaign that was due at `dueAt` (both ISO 8601). Before its moment it says `start` as well: the caller asks when it is due. */
export function decideLateStart(dueAt: string, now: string, policy: LateStartPolicy): LateStart {
  const lateByMs = Math.max(
    0,
    Temporal.Instant.from(now).epochMilliseconds - Temporal.Instant.from(dueAt).epochMilliseconds,
  );
  if (lateByMs <= PUNCTUAL_MS) return { decision: 'start', lateByMs, reason: 'It is on time.' };
  const late = `It is ${durationInWords(Math.floor(lateByMs / 1_000))} late`;
  if (policy.kind === 'skip') {
    return { decision: 'skip', lateByMs, reason: `${late}, and late campaigns are not sent.` };
  }
  if (policy.kind === 'ask') return { decision: 'ask', lateByMs, reason: `${late}. Shall it still be sent?` };
  const limit = durationInWords(Math.round(policy.hours * 3_600));
  return lateByMs <= policy.hours * 3_600_000
    ? { decision: 'start', lateByMs, reason: `${late}, which is within the ${limit} allowed.` }
    : {
        decision: 'ask',
        lateByMs,
        reason: `${late}, more than the ${limit} allowed. Shall it still be sent?`,
      };
}
