import type { LaneRefusal } from '@mailwright/schedule';
import type { Reaction, SendResult } from '@mailwright/smtp';
import { OTHER_PROVIDER } from '../provider-table.js';

export interface LaneSignal {
  refusal: LaneRefusal;
  /** The server did not speak of speed: it counts only while the lane's other messages are accepted. */
  isGuess: boolean;
}

/**
 * What a server's refusal asks of the lane (account × mailbox provider) that it was said to; null: nothing. A rule that
 * names a speed or a pause is followed; one that only says "too much" makes the lane find out. So does, as a guess,
 * whatever else says "later" by 4.7.x, or by 421 without saying more: but not of companies' own servers, of which each
 * says it for itself. Greylisting and full mailboxes are about one recipient, not about speed.
 */
export function laneSignal(
  provider: string,
  result: SendResult,
  reaction: Reaction,
  open: number,
): LaneSignal | null {
  if (result.status !== 'deferred' && result.status !== 'rejected') return null;
  const { scope, action, forMs, rate, afterwards, escalate } = reaction;
  const escalation = escalate ? { escalate } : {};
  const sure = (refusal: LaneRefusal): LaneSignal => ({ refusal, isGuess: false });
  if (scope === 'lane' && action === 'pause' && forMs !== undefined)
    return sure({ kind: 'pause', forMs, ...(afterwards ? { afterwards } : {}), ...escalation });
  if (scope === 'lane' && action === 'slow' && rate && forMs !== undefined)
    return sure({ kind: 'slow', to: rate, forMs, ...escalation });
  if (scope === 'lane' && action === 'slow')
    return sure(
      /connection/i.test(result.reply) ? { kind: 'too_many_connections', open } : { kind: 'too_fast' },
    );
  return provider !== OTHER_PROVIDER && saysLater(result, reaction)
    ? { refusal: { kind: 'too_fast' }, isGuess: true }
    : null;
}

function saysLater(
  result: SendResult & { status: 'deferred' | 'rejected' },
  { action, category }: Reaction,
): boolean {
  if (result.status !== 'deferred' || action === 'pause') return false;
  const isAboutSpeed = category === 'other' || category === 'busy' || category === 'rate_limited';
  return (
    isAboutSpeed &&
    (result.enhancedCode === null ? result.code === 421 : result.enhancedCode.startsWith('4.7.'))
  );
}
