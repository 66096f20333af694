import type { FinalReasonOffer } from '@mailwright/contracts';
import { SUPPRESSED } from './why.js';

/** A final reason in words, and whether those of whom it holds can be sent to again. */
export interface DescribedReason {
  title: string;
  /** Got it, may still get it, or did not. */
  outcome: 'reached' | 'open' | 'not_reached';
  /** `doubles`: only by an explicit choice, for some of them may have got it. */
  again: FinalReasonOffer;
  /** Why it is not offered, or what to know before. */
  says: string;
}

const DEAD = 'The address does not work: another mail would only harm your reputation.';
const CLAIM = 'Who got it after all is skipped at the last moment.';

/** Categories of the reply rules, as somebody who did not study SMTP would say them. */
const REFUSED: Record<string, string> = {
  no_such_mailbox: 'There is no such mailbox',
  mailbox_disabled: 'The mailbox is disabled',
  mailbox_full: 'The mailbox is full',
  bad_address: 'It is not an address that can be written to',
  bad_domain: 'The domain takes no mail',
  recipient_rate: 'The person gets too much mail just now',
  greylisted: 'Their server lets unknown senders wait',
  busy: 'Their server was busy',
  rate_limited: 'Sent too fast for their provider',
  too_many_connections: 'Too many connections for their provider',
  account_limit: 'The sending account was at its limit',
  login: 'The sending account’s login was refused',
  not_encrypted: 'The connection was not encrypted',
  sender_refused: 'The From address was refused',
  relay_denied: 'The sending server would not pass it on',
  sender_authentication: 'SPF, DKIM or DMARC did not hold',
  sender_dns: 'The sender’s DNS is not in order',
  reputation: 'The sender’s reputation is too low',
  blocklisted: 'The sending server is on a blocklist',
  content: 'The content was refused',
  format: 'The message’s form was refused',
  too_large: 'The message is too large',
  not_supported: 'A server on the way cannot handle it',
  policy: 'Refused by a policy of theirs',
  loop: 'The message went in circles',
  expired: 'It could not be handed over in time',
  session: 'The connection failed',
  our_bug: 'A fault of Mailwright',
  our_message: 'The message could not be made',
  other: 'Refused without a reason that we understand',
};
/** The same mail to the same address would come to the same end. */
const HOPELESS = new Set(['no_such_mailbox', 'mailbox_disabled', 'bad_address', 'bad_domain']);

/** Categories of triage, for what came back as a message. */
const RETURNED: Record<string, string> = {
  unknown_user: 'there is no such mailbox',
  unknown_host: 'the domain takes no mail',
  moved: 'the person has moved',
  disabled: 'the mailbox is disabled',
  full: 'the mailbox is full',
  filtered: 'a filter turned it away',
  blocked: 'the sender is blocked',
  content: 'the content was refused',
  policy: 'a policy forbids it',
  rate: 'too many mails at a time',
  network: 'their server could not be reached',
  our_configuration: 'the sender’s set-up is at fault',
  expired: 'it could not be handed over in time',
  too_big: 'the message is too large',
  greylisted: 'their server lets unknown senders wait',
  loop: 'it went in circles',
  system: 'their server has a fault',
};
const GONE = new Set(['unknown_user', 'unknown_host', 'moved', 'disabled']);

/** What a key of `delivery_reasons` means. Every key has an answer, also one that a later version writes. */
export function describeReason(key: string): DescribedReason {
  const [kind = '', ...rest] = key.split(':');
  const detail = rest.join(':');
  switch (kind) {
    case 'accepted':
      return reached('Accepted by their server');
    case 'waiting':
      return open('Waits for its turn, or is on its way');
    case 'trying_again':
      return open('Is tried again later');
    case 'uncertain':
      return {
        title: 'In doubt: the line broke before the answer',
        outcome: 'not_reached',
        again: 'doubles',
        says: `Some of them have it already and would get it twice. ${CLAIM}`,
      };
    case 'returned_dead':
      return never('Came back: the address does not work', DEAD);
    case 'returned':
      return GONE.has(detail)
        ? never(`Came back: ${RETURNED[detail] ?? detail}`, DEAD)
        : offered(`Came back: ${RETURNED[detail] ?? 'no reason that we understand'}`);
    case 'gave_up':
      return HOPELESS.has(detail)
        ? never(`Given up: ${lower(refused(detail))}`, DEAD)
        : offered(`Given up after several tries: ${lower(refused(detail))}`);
    case 'rejected':
      if (detail === 'our_message')
        return never(refused(detail), 'The same message would fail in the same way.');
      return HOPELESS.has(detail) ? never(refused(detail), DEAD) : offered(refused(detail));
    case 'skipped':
      return describeSkipped(detail);
    default:
      return never(key.replaceAll('_', ' '), 'It is not known what came of it.');
  }
}

function describeSkipped(reason: string): DescribedReason {
  if (reason === 'cancelled') return offered('Not tried: the campaign was cancelled');
  if (reason === 'contact_deleted')
    return never('Not tried: the person was deleted', 'There is nobody any more.');
  if (reason === 'already_reached')
    return { ...never('Not tried: they had got it after all', 'They have it.'), outcome: 'reached' };
  if (reason === 'sent_again')
    return never('Not tried here: it was sent again', 'Another campaign takes care of them.');
  const suppressed = /^suppressed:(.*)$/.exec(reason)?.[1];
  if (suppressed !== undefined)
    return never(
      `Not mailed: ${SUPPRESSED[suppressed] ?? 'The address is suppressed.'}`,
      'Who is suppressed is never mailed.',
    );
  return never('Not tried', 'It is not known why.');
}

const reached = (title: string): DescribedReason => ({
  title,
  outcome: 'reached',
  again: 'never',
  says: 'They have it.',
});
const open = (title: string): DescribedReason => ({
  title,
  outcome: 'open',
  again: 'never',
  says: 'This campaign still takes care of them.',
});
const offered = (title: string): DescribedReason => ({
  title,
  outcome: 'not_reached',
  again: 'offered',
  says: CLAIM,
});
const never = (title: string, says: string): DescribedReason => ({
  title,
  outcome: 'not_reached',
  again: 'never',
  says,
});

const refused = (category: string): string =>
  REFUSED[category] ?? 'Refused without a reason that we understand';
const lower = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
