import { RELAY_DENIED } from './account.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, type ReplyRule } from './rule.js';

const backoff = { outcome: 'retry', scope: 'message', action: 'retry' } as const;
const deadAddress = { outcome: 'fail', scope: 'address', action: 'suppress' } as const;
const wholeCampaign = {
  outcome: 'fail',
  scope: 'campaign',
  action: 'pause',
  until: 'person_agrees',
  alert: true,
} as const;

/**
 * What any server may say: Postfix, Exim, Sendmail, OpenSMTPD, Exchange, Dovecot and the rest, by code, RFC 3463 code
 * and words. The last three rows catch everything. 5.7.x is about the sender, never about a person's address.
 */
export const generalRules: readonly ReplyRule[] = [
  {
    id: 'any.blocklisted',
    line: '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1',
    codes: [450, 451, 521, 550, 553, 554],
    text: /spamhaus|spamcop|barracudacentral|uceprotect|sorbs\.|blocked using|listed (?:at|in|on) .*(?:\.(?:org|net|com)|RBL|DNSBL)|black ?list|block ?list/i,
    reaction: {
      outcome: 'fail',
      category: 'blocklisted',
      scope: 'account',
      action: 'pause',
      forMs: 6 * HOUR_MS,
      alert: true,
    },
    why: 'The sending server is on a blocklist. Its operator has to get it removed.',
  },
  {
    id: 'any.greylisted',
    line: '450 4.2.0 <somebody@example.net>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.net.html',
    codes: [421, 450, 451],
    text: /gr[ea]y.?list/i,
    reaction: { ...backoff, category: 'greylisted' },
    why: 'This server lets unknown senders wait a few minutes first. It is tried again by itself.',
  },
  {
    id: 'any.utf8-not-supported',
    line: '550 5.6.7 <jörg@example.net>: Address contains non-ASCII characters and the server does not support SMTPUTF8',
    enhanced: ['5.6.7', '5.6.8'],
    reaction: { outcome: 'fail', category: 'not_supported', scope: 'message', action: 'none' },
    why: 'The address has letters beyond English ones, and a server on the way cannot handle them.',
  },
  {
    id: 'any.null-mx',
    line: '556 5.1.10 <somebody@example.com>: Recipient address rejected: Domain example.com does not accept mail (nullMX)',
    enhanced: ['5.1.10'],
    reaction: { ...deadAddress, category: 'bad_domain' },
    why: 'This domain says of itself that it accepts no mail.',
  },
  {
    id: 'any.no-such-mailbox',
    line: '550 5.1.1 <somebody@example.net>: Recipient address rejected: User unknown in virtual mailbox table',
    codes: [550, 551, 553, 554],
    enhanced: ['5.1.1', '5.1.0', '5.1.6'],
    reaction: { ...deadAddress, category: 'no_such_mailbox' },
    why: 'There is no such mailbox.',
  },
  {
    id: 'any.bad-address',
    line: '553 5.1.3 <somebody@@example.net>... Invalid route address',
    enhanced: ['5.1.3'],
    reaction: { ...deadAddress, category: 'bad_address' },
    why: 'This is not an email address that can be written to.',
  },
  {
    id: 'any.bad-domain',
    line: '550 5.1.2 <somebody@exmaple.net>: Recipient address rejected: Domain not found',
    enhanced: ['5.1.2', '5.4.4', '4.4.4'],
    reaction: {
      outcome: 'fail',
      category: 'bad_domain',
      scope: 'address',
      action: 'count',
      limit: { times: 2, withinMs: 3 * DAY_MS },
    },
    why: 'The part after the @ does not exist, or cannot be found just now; twice counts as the first.',
  },
  {
    id: 'any.no-such-mailbox-in-words',
    line: '550 No such user here',
    codes: [550, 551, 553, 554],
    text: /no such (?:user|recipient|mailbox|address|person)|(?:user|recipient|mailbox|address|account)(?: is)? (?:unknown|not found|does not exist|doesn.t exist)|unknown (?:user|recipient|local.?part|address)|user doesn.t exist|does not exist here|invalid (?:recipient|mailbox)|unrouteable address|unroutable address/i,
    reaction: { ...deadAddress, category: 'no_such_mailbox' },
    why: 'There is no such mailbox.',
  },
  {
    id: 'any.mailbox-full',
    line: '552 5.2.2 <somebody@example.net> Quota exceeded (mailbox for user is full)',
    enhanced: ['4.2.2', '5.2.2'],
    reaction: {
      outcome: 'retry',
      category: 'mailbox_full',
      scope: 'address',
      action: 'count',
      limit: { times: 5, withinMs: 30 * DAY_MS },
    },
    why: 'The mailbox is full. It is tried again; after several times the address is given up.',
  },
  {
    id: 'any.mailbox-full-in-words',
    line: '552 Requested mail action aborted: mailbox full',
    codes: [452, 552, 550],
    text: /mailbox(?: is| for user is)? full|over ?quota|quota exceeded|exceeded (?:storage|quota)/i,
    reaction: {
      outcome: 'retry',
      category: 'mailbox_full',
      scope: 'address',
      action: 'count',
      limit: { times: 5, withinMs: 30 * DAY_MS },
    },
    why: 'The mailbox is full. It is tried again; after several times the address is given up.',
  },
  {
    id: 'any.mailbox-disabled',
    line: '550 5.2.1 <somebody@example.net>: Mailbox disabled, not accepting messages',
    enhanced: ['5.2.1'],
    reaction: { ...deadAddress, category: 'mailbox_disabled' },
    why: 'This mailbox has been switched off.',
  },
  {
    id: 'any.too-large',
    line: '552 5.3.4 Message size exceeds fixed limit',
    codes: [552, 554],
    enhanced: ['5.3.4', '5.2.3'],
    reaction: { ...wholeCampaign, category: 'too_large' },
    why: 'The message is larger than the server takes. Make images or attachments smaller.',
  },
  {
    id: 'any.too-many-recipients',
    line: '452 4.5.3 Error: too many recipients',
    codes: [452, 552],
    enhanced: ['4.5.3', '5.5.3'],
    reaction: { ...backoff, category: 'session' },
    why: 'The server wants fewer recipients at once. It is tried again on a fresh connection.',
  },
  {
    id: 'any.storage',
    line: '452 4.3.1 Insufficient system storage',
    enhanced: ['4.3.1'],
    reaction: { ...backoff, category: 'busy' },
    why: 'The server has no room just now. It is tried again later.',
  },
  {
    id: 'any.client-dns',
    line: '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]',
    enhanced: ['4.7.25', '5.7.25', '4.7.23', '5.7.23'],
    reaction: { outcome: 'retry', category: 'sender_dns', scope: 'account', action: 'alert', alert: true },
    why: 'The sending server’s IP address has no matching name in DNS (PTR). Whoever runs the server has to set it.',
  },
  {
    id: 'any.sender-authentication',
    line: '550 5.7.26 Unauthenticated email from example.com is not accepted due to domain’s DMARC policy.',
    codes: [421, 450, 451, 550, 551, 554],
    text: /\bDMARC\b|SPF (?:check|fail)|fails? SPF|\bDKIM\b.*(?:fail|required)|multiple authentication failures/i,
    reaction: {
      outcome: 'fail',
      category: 'sender_authentication',
      scope: 'domain',
      action: 'alert',
      alert: true,
    },
    why: 'The server could not verify that this mail is really from your domain (SPF, DKIM, DMARC). Nobody’s address is at fault.',
  },
  {
    id: 'any.format',
    line: '550 5.6.0 Lone CR or LF in headers (see RFC2822 section 2.2)',
    enhanced: ['5.6.0', '5.6.1', '5.6.2', '5.6.3', '5.6.5', '5.6.6'],
    reaction: { ...wholeCampaign, category: 'format' },
    why: 'The server finds the message itself malformed or cannot handle its form. Every recipient would get the same answer.',
  },
  {
    id: 'any.content',
    line: '554 5.7.1 Message rejected because it contains spam content [Spam score 12.4]',
    codes: [550, 552, 554],
    text: /spam (?:content|message|score)|looks like spam|considered spam|(?:detected|classified|identified) as spam|virus|malware|phish/i,
    reaction: { outcome: 'fail', category: 'content', scope: 'message', action: 'none' },
    why: 'A filter takes this message for spam or for dangerous. The address is not at fault.',
  },
  {
    id: 'any.rate',
    line: '450 4.7.1 Error: too much mail from 192.0.2.1',
    codes: [421, 450, 451, 452],
    text: /too (?:much mail|many (?:messages|connections|mails|emails))|rate.?limit|throttl|sending rate|too fast|try again later.*(?:limit|volume)/i,
    reaction: {
      outcome: 'retry',
      category: 'rate_limited',
      scope: 'lane',
      action: 'slow',
    },
    why: 'The server wants less mail at once. Sending to it slows down to what it takes.',
  },
  {
    id: 'any.loop',
    line: '554 5.4.6 Too many hops 26 (25 max): from <a@example.com> via mail.example.net, to <b@example.net>',
    enhanced: ['5.4.6', '4.4.6'],
    reaction: { outcome: 'fail', category: 'loop', scope: 'message', action: 'none' },
    why: 'The message went round in circles between servers. The recipient’s administrator has to mend that.',
  },
  {
    id: 'any.expired',
    line: '550 5.4.7 Delivery expired (message too old) [Default] 451-4.4.1 (delivery not attempted)',
    enhanced: ['5.4.7', '4.4.7'],
    reaction: {
      outcome: 'fail',
      category: 'expired',
      scope: 'address',
      action: 'count',
      limit: { times: 3, withinMs: 30 * DAY_MS },
    },
    why: 'The sending server tried for days and could not reach the recipient’s server.',
  },
  {
    id: 'any.relay-denied-further-on',
    line: '554 5.7.1 <somebody@example.net>: Relay access denied',
    codes: [454, 550, 551, 553, 554],
    text: RELAY_DENIED,
    reaction: { outcome: 'fail', category: 'relay_denied', scope: 'message', action: 'none' },
    why: 'The recipient’s domain names a server that does not take its mail. Its administrator has to mend that.',
  },
  {
    id: 'any.unclear-mailbox',
    line: '550 Requested action not taken: mailbox unavailable',
    codes: [550],
    text: /mailbox unavailable|mailbox not available/i,
    reaction: {
      outcome: 'fail',
      category: 'other',
      scope: 'address',
      action: 'count',
      limit: { times: 3, withinMs: 30 * DAY_MS },
    },
    why: 'The server took nothing for this mailbox and did not say why: it may not exist, or not want this sender.',
  },
  {
    id: 'any.policy',
    line: '550 5.7.1 Message rejected due to local policy. Please visit https://www.example.net/support',
    enhanced: ['5.7.0', '5.7.1', '5.7.2'],
    reaction: { outcome: 'fail', category: 'policy', scope: 'message', action: 'none' },
    why: 'The recipient’s server does not want this mail for reasons of its own. The address is not at fault.',
  },
  {
    id: 'any.bad-sequence',
    line: '503 5.5.1 Error: nested MAIL command',
    codes: [503],
    reaction: { outcome: 'retry', category: 'session', scope: 'message', action: 'reconnect' },
    why: 'The conversation with the server got out of step. It is tried again on a new connection.',
  },
  {
    id: 'any.closing',
    line: '421 4.3.2 Service shutting down and closing channel',
    codes: [421],
    reaction: {
      outcome: 'retry',
      category: 'busy',
      scope: 'account',
      action: 'reconnect',
      forMs: MINUTE_MS,
      escalate: { times: 4, forMs: 15 * MINUTE_MS },
    },
    why: 'The server closed the connection. It is tried again on a new one, a little later each time.',
  },
];

/** When no row says anything more exact. */
export const otherTemporary: ReplyRule = {
  id: 'any.temporary',
  line: '451 4.3.0 Error: queue file write error',
  reaction: { ...backoff, category: 'other' },
  why: 'The server could not take it just now. It is tried again, for three days at most.',
};

export const otherSenderRefusal: ReplyRule = {
  id: 'any.security',
  line: '550 5.7.124 RESOLVER.RST.SenderNotInAllowedList; sender is not in the allowed senders list of this group',
  reaction: { outcome: 'fail', category: 'policy', scope: 'message', action: 'none' },
  why: 'The server refuses this sender or this message for a security reason. The address is not at fault.',
};

export const otherPermanent: ReplyRule = {
  id: 'any.permanent',
  line: '554 Transaction failed',
  reaction: {
    outcome: 'fail',
    category: 'other',
    scope: 'address',
    action: 'count',
    limit: { times: 3, withinMs: 30 * DAY_MS },
  },
  why: 'The server refused it for good, without a reason that we know.',
};
