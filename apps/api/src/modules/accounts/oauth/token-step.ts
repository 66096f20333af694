/** What is known of a grant at this moment, by the database's clock. */
export interface GrantFacts {
  state: 'valid' | 'withdrawn' | 'app_refused';
  /** The access token is there and has not run out. */
  fresh: boolean;
  /** It is time for the next one. */
  due: boolean;
  /** Somebody, here or on another machine, asks the authority just now. */
  beingRefreshed: boolean;
  /** The authority failed a moment ago and is left in peace. */
  backingOff: boolean;
  /** The token was given out so lately that asking for another would be no help. */
  justIssued: boolean;
}

export type TokenStep = 'use' | 'refresh' | 'wait' | 'later' | 'withdrawn';

/**
 * What to do for somebody who wants a token. `refused`: a mail server did not take the one that is stored. A token that
 * still works is used while the next one is fetched or cannot be had. One that was just issued and refused is given out
 * again: the refusal is about something else, and asking on would never end.
 */
export function nextStep(facts: GrantFacts, refused: boolean): TokenStep {
  if (facts.state !== 'valid') return 'withdrawn';
  const usable = facts.fresh && (!refused || facts.justIssued);
  if (usable && (!facts.due || facts.beingRefreshed || facts.backingOff)) return 'use';
  if (facts.beingRefreshed) return 'wait';
  return facts.backingOff ? 'later' : 'refresh';
}

const LONGEST_MARGIN_S = 600;

/** When a token of this lifetime is replaced: in its last quarter, ten minutes at most, spread so that grants do not come in step. */
export function refreshAfterSeconds(lifetimeSeconds: number, random: number): number {
  const margin = Math.min(LONGEST_MARGIN_S, lifetimeSeconds / 4);
  return Math.max(0, Math.floor(lifetimeSeconds - margin * (0.5 + random / 2)));
}

const FIRST_RETRY_S = 4;
const LONGEST_RETRY_S = 300;

/** How long an authority is left in peace after its `failures`-th failure in a row (from 1). */
export function retryAfterSeconds(failures: number, random: number): number {
  const doubled = Math.min(LONGEST_RETRY_S, FIRST_RETRY_S * 2 ** Math.min(failures - 1, 10));
  return Math.ceil(doubled * (0.5 + random / 2));
}
