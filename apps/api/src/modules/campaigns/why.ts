import { reactTo } from '@mailwright/smtp';

export interface JudgedDelivery {
  state: string;
  reason: string | null;
  category: string | null;
  code: number | null;
  enhancedCode: string | null;
  reply: string | null;
  dueAt: Date | null;
  bounce: string | null;
  bounceCategory?: string | null;
}

const SUPPRESSED: Record<string, string> = {
  dead_address: 'This address does not exist: a server said so before.',
  complaint: 'This person reported a mail of yours as spam.',
  unsubscribed: 'This person unsubscribed.',
  opted_out_in_words: 'This person wrote that they want no more mail.',
  added_by_hand: 'Somebody put this address on the suppression list.',
  imported: 'The address came with an imported suppression list.',
};

/** The one final reason of a recipient, in a sentence: why did, or didn't, they get it. */
export function whyOf(delivery: JudgedDelivery): string {
  const { state, reason } = delivery;
  if (delivery.bounce === 'hard')
    return 'Their server took it and sent it back later: the address does not work.';
  if (delivery.bounce === 'soft') return 'Their server took it and sent it back later; this may pass.';
  switch (state) {
    case 'accepted':
      return reason?.startsWith('confirmed_by')
        ? 'The line broke, but what came back proves that it arrived.'
        : 'Their server took it.';
    case 'queued':
      return 'It waits for its turn.';
    case 'in_flight':
      return 'It is on its way to the server now.';
    case 'deferred':
      return `Their server asked to try again later: ${whatItMeans(delivery)}`;
    case 'rejected':
      return reason === 'gave_up' ? whyGivenUp(delivery) : whatItMeans(delivery);
    case 'uncertain':
      return reason === 'sender_lost'
        ? 'The machine that sent it was lost in the middle: it may or may not have arrived.'
        : 'The line broke after the whole mail was handed over: it may or may not have arrived.';
    default:
      return skippedBecause(reason);
  }
}

/** For somebody whom nobody tries again: what the rule says about later tries is over, its first sentence stays true. */
export function whyGivenUp(said: Pick<JudgedDelivery, 'code' | 'enhancedCode' | 'reply'>): string {
  const [meaning] = whatItMeans(said).split(/(?<=\.)\s/);
  return `Tried several times, then given up. ${meaning}`;
}

function skippedBecause(reason: string | null): string {
  if (reason?.startsWith('suppressed:'))
    return SUPPRESSED[reason.slice('suppressed:'.length)] ?? 'The address is suppressed.';
  if (reason === 'contact_deleted') return 'The person was deleted before it was sent.';
  if (reason === 'cancelled') return 'The campaign was cancelled before it was sent.';
  return 'It was not tried.';
}

/** The server's reply in plain words, by the same rules that the sender reacts with. */
export function whatItMeans({
  code,
  enhancedCode,
  reply,
}: Pick<JudgedDelivery, 'code' | 'enhancedCode' | 'reply'>): string {
  if (code === null || reply === null) return reply ?? 'no server said why.';
  return reactTo({ code, enhancedCode, text: reply }).why;
}
