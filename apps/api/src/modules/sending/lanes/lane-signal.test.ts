import { parseReply, reactTo, type SendResult } from '@mailwright/smtp';
import { expect, test } from 'vitest';
import { laneSignal } from './lane-signal.js';

/** What follows for a provider's lane from a line that answered RCPT TO. */
function signalOf(line: string, provider = 'gmx') {
  const reply = parseReply(line)!;
  const { code, enhancedCode } = reply;
  const said = { stage: 'rcpt' as const, code, enhancedCode, reply: line };
  const status = code < 500 ? 'deferred' : 'rejected';
  const result = { ...said, status, own: false, connectionId: 'c', durationMs: 1 } as SendResult;
  return laneSignal(provider, result, reactTo({ code, enhancedCode, text: line, stage: 'rcpt' }), 4);
}

const HOUR = 3_600_000;

test.each<[string, ReturnType<typeof signalOf>]>([
  ['450 4.7.1 Error: too much mail from 192.0.2.1', { refusal: { kind: 'too_fast' }, isGuess: false }],
  [
    '421 4.7.0 Too many connections from 192.0.2.1',
    { refusal: { kind: 'too_many_connections', open: 4 }, isGuess: false },
  ],
  ['451 4.7.1 Please try again later', { refusal: { kind: 'too_fast' }, isGuess: true }],
  ['421 4.7.0 Try again later, closing connection', { refusal: { kind: 'too_fast' }, isGuess: true }],
  [
    '421 Service not available, closing transmission channel',
    { refusal: { kind: 'too_fast' }, isGuess: true },
  ],
  [
    '451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775)',
    {
      refusal: { kind: 'pause', forMs: HOUR / 2, afterwards: { perMinute: 1, connections: 1 } },
      isGuess: false,
    },
  ],
  [
    '421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. - gsmtp',
    {
      refusal: {
        kind: 'slow',
        to: { perMinute: 10, connections: 1 },
        forMs: HOUR / 2,
        escalate: { times: 3, forMs: 2 * HOUR },
      },
      isGuess: false,
    },
  ],
])('“%s” is about the speed', (line, signal) => {
  expect(signalOf(line)).toEqual(signal);
});

test.each([
  '450 4.2.0 <somebody@example.net>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.net.html',
  '452 4.2.2 Mailbox full',
  '421 4.3.2 Service shutting down and closing channel',
  '421 Max message per connection reached, closing transmission channel',
  '550 5.1.1 User unknown',
  '550 5.7.1 Message rejected due to local policy. Please visit https://www.example.net/support',
])('“%s” is not', (line) => {
  expect(signalOf(line)).toBeNull();
});

test('of companies’ own servers each says “later” for itself, and “too much” for the sender', () => {
  expect(signalOf('451 4.7.1 Please try again later', 'other')).toBeNull();
  expect(signalOf('450 4.7.1 Error: too much mail from 192.0.2.1', 'other')?.refusal.kind).toBe('too_fast');
});
