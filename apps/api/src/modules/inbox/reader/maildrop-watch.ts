import { setTimeout as pause } from 'node:timers/promises';
import { LeaseLost } from '../intake/intake.service.js';
import { planNextTry } from './next-try.js';
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
      const next = planNextTry(error, failures);
      const { failure } = next;
      if (next.kind === 'stop') return onCondition({ kind: 'stopped', failure });
      const inUse = failure.kind === 'in_use';
      if (!next.hiccup && !(inUse && failures <= IN_USE_IS_NORMAL))
        onCondition({ kind: 'troubled', failure });
      delayMs = inUse ? Math.max(next.delayMs, IN_USE_DELAY_MS) : next.delayMs;
    }
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
  }
}
