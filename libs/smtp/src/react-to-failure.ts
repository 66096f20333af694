import type { NotSent, SmtpErrorCode } from './outcome.js';
import { reactTo, type Reaction } from './react.js';
import { HOUR_MS, MINUTE_MS, type RuleReaction } from './rules/rule.js';

const wait = { outcome: 'retry', scope: 'account', action: 'reconnect', forMs: MINUTE_MS } as const;
const settings = {
  outcome: 'retry',
  scope: 'account',
  action: 'pause',
  until: 'credentials_ok',
  alert: true,
} as const;
const ourself = { outcome: 'retry', scope: 'message', action: 'none', category: 'session' } as const;

const failures: Record<SmtpErrorCode, { reaction: RuleReaction; why: string }> = {
  dns: {
    reaction: { ...wait, category: 'session' },
    why: 'The name of the sending server could not be found. It is tried again soon.',
  },
  connect: {
    reaction: { ...wait, category: 'session' },
    why: 'The sending server does not answer. It is tried again soon.',
  },
  timeout: {
    reaction: { ...wait, category: 'session' },
    why: 'The sending server did not answer in time. It is tried again soon.',
  },
  closed: {
    reaction: { ...wait, category: 'session' },
    why: 'The sending server closed the connection before it had the message. It is tried again soon.',
  },
  greeting: {
    reaction: { ...wait, category: 'busy' },
    why: 'The sending server takes no connection just now. It is tried again soon.',
  },
  protocol: {
    reaction: { ...wait, category: 'session' },
    why: 'The sending server answered something that makes no sense. It is tried again on a new connection.',
  },
  tls: {
    reaction: { ...settings, category: 'not_encrypted' },
    why: 'The connection to the sending server could not be encrypted, so nothing was sent. Check port and encryption.',
  },
  certificate: {
    reaction: { ...settings, category: 'not_encrypted' },
    why: 'The sending server could not prove that it is the one you named: its certificate is expired, or for another name.',
  },
  auth: {
    reaction: { ...settings, category: 'login' },
    why: 'The sending server did not accept the login. Nothing is tried again until you have changed it.',
  },
  auth_later: {
    reaction: { outcome: 'retry', category: 'login', scope: 'account', action: 'pause', forMs: HOUR_MS },
    why: 'The sending server cannot check logins just now. It is tried again in an hour.',
  },
  blocked: {
    reaction: { ...wait, category: 'session' },
    why: 'Not tried: the sending server failed a moment ago and is left in peace for a while.',
  },
  aborted: { reaction: ourself, why: 'Sending was stopped before the message was out. It goes out later.' },
  pool_closed: { reaction: ourself, why: 'Mailwright was stopping. The message goes out later.' },
  no_evidence: {
    reaction: { ...settings, until: 'person_agrees', category: 'our_bug' },
    why: 'Mailwright could not write down what it was about to send (is the disk full?), so it did not send it.',
  },
  not_loopback: {
    reaction: { ...settings, until: 'person_agrees', category: 'our_bug' },
    why: 'This is a sandbox: it writes to nobody outside this machine.',
  },
  out_of_reach: {
    reaction: { ...settings, until: 'person_agrees', category: 'session' },
    why: 'The name of the sending server leads to an address that is not public. If the server is on your own network, say so in the account’s settings.',
  },
};

/** What follows from a try that reached no judgement on the message. The server's words decide where there are any. */
export function reactToFailure(failure: NotSent, provider?: string): Reaction {
  const { errorCode, code, enhancedCode, reply, stage } = failure;
  if (reply !== null && code !== null && code >= 400 && errorCode !== 'tls') {
    const reaction = reactTo({ code, enhancedCode, text: reply, stage, provider });
    // Said before there was a message, so it is no judgement on anybody's address.
    if (reaction.scope === 'account' || reaction.scope === 'lane') return { ...reaction, outcome: 'retry' };
  }
  const { reaction, why } = failures[errorCode];
  return { ...reaction, alert: reaction.alert ?? false, ruleId: `failure.${errorCode}`, why };
}
