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

/** Why an address is not mailed, in a sentence. */
export const SUPPRESSED: Record<string, string> = {
  dead_address: 'This address does not exist: a server said so before.',
  repeated_soft_bounce: 'Their server refused several mails in a row before.',
  complaint: 'This person reported a mail of yours as spam.',
  unsubscribed: 'This person unsubscribed.',
  opted_out_in_words: 'This person wrote that they want no more mail.',
  added_by_hand: 'Somebody put this address on the suppression list.',
  imported: 'The address came with an imported suppression list.',
};

const CONFIRMED: Record<string, string> = {
  sent_folder: 'their server filed it in the Sent folder.',
  bounce: 'a message about it came back.',
  complaint: 'the person reported it as spam.',
  reply: 'the person answered it.',
  open: 'its pictures were loaded.',
  click: 'a link in it was followed.',
  unsubscribe: 'the person unsubscribed by it.',
};

/** What ended a doubt, and what came of it, in a sentence. */
export function howDoubtEnded(evidence: string | null, outcome: string | null): string {
  if (evidence === 'policy')
    return 'Nothing proved within the hour that it had left: it was put in the queue again, as the campaign says.';
  if (evidence === 'journal')
    return outcome === 'accepted' || outcome === 'rejected'
      ? 'The lost machine came back, and its journal had the server’s answer.'
      : 'The lost machine came back, and its journal says that it had not left.';
  return `It had left: ${CONFIRMED[evidence ?? ''] ?? 'what came back proves it.'}`;
}

/** Nobody can know whether it arrived: what happened, in a sentence. */
export const whyInDoubt = (reason: string | null): string =>
  reason === 'sender_lost'
    ? 'The machine that sent it was lost in the middle: it may or may not have arrived.'
    : 'The line broke after the whole mail was handed over: it may or may not have arrived.';

/** The one final reason of a recipient, in a sentence: why did, or didn't, they get it. */
export function whyOf(delivery: JudgedDelivery): string {
  const { state, reason } = delivery;
  if (delivery.bounce === 'hard')
    return 'Their server took it and sent it back later: the address does not work.';
  if (delivery.bounce === 'soft') return 'Their server took it and sent it back later; this may pass.';
  switch (state) {
    case 'accepted':
      return reason?.startsWith('confirmed_by_')
        ? `The line broke, and it had left all the same: ${CONFIRMED[reason.slice('confirmed_by_'.length)] ?? 'what came back proves it.'}`
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
      return whyInDoubt(reason);
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
  if (reason === 'already_reached') return 'It was to be sent again, and they had got it after all.';
  if (reason === 'sent_again') return 'It was sent again by another campaign, which takes care of them.';
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
