import type { OutcomeJson } from '@mailwright/journal';
import type { SendResult } from '@mailwright/smtp';

type Replied = Extract<SendResult, { status: 'accepted' | 'deferred' | 'rejected' }>;

/** A server's reply as the journal keeps it: flat, with what the ledger's record needs. */
export const evidenceOf = (result: Replied, at: Date, accountId: string): OutcomeJson => ({
  status: result.status,
  code: result.code,
  enhancedCode: result.enhancedCode,
  reply: result.reply.slice(0, 2_000),
  stage: 'stage' in result ? result.stage : null,
  own: 'own' in result ? result.own : false,
  serverMessageId: result.status === 'accepted' ? result.serverMessageId : null,
  connectionId: result.connectionId,
  durationMs: result.durationMs,
  at: at.toISOString(),
  accountId,
});

/** The way back, after a restart. Throws on a record that this build did not write. */
export function resultOf(evidence: OutcomeJson): { result: SendResult; at: Date } {
  const { status, code, reply, at } = evidence;
  if (
    (status !== 'accepted' && status !== 'deferred' && status !== 'rejected') ||
    typeof code !== 'number' ||
    typeof reply !== 'string'
  ) {
    throw new Error(`The journal holds a reply of an unknown form: ${JSON.stringify(evidence)}`);
  }
  return { result: evidence as unknown as SendResult, at: new Date(String(at)) };
}
