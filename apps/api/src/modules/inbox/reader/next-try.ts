import { MailboxError, type MailboxFailure, planReconnect } from '@mailwright/mailbox';
import { isOurFault, ourFault } from './our-fault.js';

/** Our own trouble does not burden their server, so it is tried again sooner than a plan for servers would. */
const OUR_FAULT_DELAY_MS = 10_000;

export type NextTry =
  /** Only a person can change it. */
  | { kind: 'stop'; failure: MailboxFailure }
  | {
      kind: 'again';
      failure: MailboxFailure;
      delayMs: number;
      /** Not worth a warning on the page: a server may close an idle connection at any time. */
      hiccup: boolean;
    };

/** What follows for a watch from the failure with this number in a row, counted from 1. */
export function planNextTry(error: unknown, failures: number): NextTry {
  const failure = error instanceof MailboxError ? error.failure : ourFault(error);
  const plan = planReconnect(failure, failures, Math.random());
  if (plan.kind === 'stop') return { kind: 'stop', failure };
  return {
    kind: 'again',
    failure,
    delayMs: isOurFault(failure) ? Math.min(plan.delayMs, OUR_FAULT_DELAY_MS) : plan.delayMs,
    hiccup: failures === 1 && failure.kind === 'closed',
  };
}
