import { MailboxError, type MailboxFailure, planReconnect } from '@mailwright/mailbox';
import { setTimeout as pause } from 'node:timers/promises';
import { LeaseLost } from '../intake/intake.service.js';
import { isOurFault, ourFault } from './our-fault.js';
import { type MaildropParts, readMaildrop } from './read-maildrop.js';

export interface MaildropWatchParts extends MaildropParts {
  /** Between two sessions; a server may ask for more. */
  pollMs: number;
  onLeaseLost: () => void;
}

/** Whoever has the maildrop open reads their mail; that takes a while. */
const IN_USE_DELAY_MS = 30_000;
/** How often somebody else may be in it before that is worth a warning on the page. */
const IN_USE_IS_NORMAL = 3;

/**
 * Follows one maildrop, until it is told to stop: a session, a pause, a session. In between the maildrop is free for
 * others, because POP3 locks it. A session that failed is repeated after a pause; what it stored stays stored.
 */
export async function watchMaildrop(parts: MaildropWatchParts): Promise<void> {
  const { signal, onCondition } = parts;
  let failures = 0;
  while (!signal.aborted) {
    let delayMs = parts.pollMs;
    try {
      onCondition({ kind: 'connecting' });
      const { loginDelaySeconds } = await readMaildrop({
        ...parts,
        onRead: (messages) => {
          // A session that brought something was not in vain, however it ends.
          if (messages > 0) failures = 0;
          parts.onRead(messages);
        },
      });
      failures = 0;
      onCondition({ kind: 'resting' });
      delayMs = Math.max(delayMs, loginDelaySeconds * 1_000);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof LeaseLost) return parts.onLeaseLost();
      failures += 1;
      const failure = error instanceof MailboxError ? error.failure : ourFault(error);
      const plan = planReconnect(failure, failures, Math.random());
      if (plan.kind === 'stop') return onCondition({ kind: 'stopped', failure });
      if (!isNormal(failure, failures)) onCondition({ kind: 'troubled', failure });
      delayMs = delayAfter(failure, plan.delayMs);
    }
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
  }
}

const isNormal = ({ kind }: MailboxFailure, failures: number): boolean =>
  (kind === 'closed' && failures === 1) || (kind === 'in_use' && failures <= IN_USE_IS_NORMAL);

function delayAfter(failure: MailboxFailure, planned: number): number {
  if (isOurFault(failure)) return Math.min(planned, 10_000);
  return failure.kind === 'in_use' ? Math.max(planned, IN_USE_DELAY_MS) : planned;
}
