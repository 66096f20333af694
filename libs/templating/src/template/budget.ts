import { LIMITS } from '../limits.js';

/** What one rendered message may still spend. */
export interface Budget {
  iterations: number;
  /** What `iterations` began with. */
  readonly allowed: number;
  helperWork: number;
}

/** For a content whose largest template has so many merge tags. */
export function newBudget(tags: number): Budget {
  const allowed = Math.min(LIMITS.iterations, Math.floor(LIMITS.loopWork / Math.max(1, tags)));
  return { iterations: allowed, allowed, helperWork: LIMITS.helperWork };
}

/** Why a message was not rendered; `too_long` and `too_much_work` are the content's limits, not the machine's. */
export type RenderProblemCode =
  'too_long' | 'too_many_iterations' | 'too_much_work' | 'bad_field' | 'bad_format';

/** Carries a reached limit out of a running template; the renderer turns it into a value. */
export class RenderLimit extends Error {
  readonly problem: RenderProblemCode;

  constructor(problem: RenderProblemCode, message: string) {
    super(message);
    this.problem = problem;
  }
}

export function spendIteration(budget: Budget): void {
  if (--budget.iterations >= 0) return;
  throw new RenderLimit('too_many_iterations', `The loops run more than ${budget.allowed} times.`);
}

/** Charges a helper for the text it reads. */
export function spendWork(budget: Budget, values: readonly unknown[]): void {
  let cost = 10;
  for (const value of values) if (typeof value === 'string') cost += value.length;
  spend(budget, cost);
}

/** Charges a helper for a formatter of a locale that was not in use: 3,990 of them took 350 ms of every message. */
export function spendFormat(budget: Budget): void {
  spend(budget, LIMITS.formatWork);
}

function spend(budget: Budget, cost: number): void {
  budget.helperWork -= cost;
  if (budget.helperWork >= 0) return;
  throw new RenderLimit('too_much_work', 'The helpers of this content do too much work for one message.');
}
