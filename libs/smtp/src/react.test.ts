import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allReplyRules, reactTo, reactToLine } from './react.js';

describe('every rule is met by the server line that is quoted beside it', () => {
  test.each(allReplyRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    expect(reactToLine(rule.line, { stage: rule.stages?.[0] })).toMatchObject({
      ruleId: rule.id,
      ...rule.reaction,
      why: rule.why,
    });
  });
});

test('no two rules have the same name', () => {
  expect(new Set(allReplyRules.map(({ id }) => id)).size).toBe(allReplyRules.length);
});

test.each([
  // Postfix, Exim, Sendmail, OpenSMTPD, Exchange and others in their own words.
  ['550 5.1.1 <a@b.test>... User unknown', 'any.no-such-mailbox', 'suppress'],
  ["550 5.1.1 <a@b.test> User doesn't exist: a@b.test", 'any.no-such-mailbox', 'suppress'],
  ['550 Unrouteable address', 'any.no-such-mailbox-in-words', 'suppress'],
  ['550 Invalid recipient: <a@b.test>', 'any.no-such-mailbox-in-words', 'suppress'],
  [
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. Learn more at https://support.google.com/mail/?p=NoSuchUser - gsmtp",
    'any.no-such-mailbox',
    'suppress',
  ],
  [
    '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).',
    'any.unclear-mailbox',
    'count',
  ],
  ['452 4.2.2 The email account that you tried to reach is over quota. - gsmtp', 'any.mailbox-full', 'count'],
  ['451 4.3.2 Please try again later', 'any.temporary', 'retry'],
  ['451 Temporary local problem - please try later', 'any.temporary', 'retry'],
  ['550 relay not permitted', 'account.relay-denied', 'pause'],
  ['550 5.7.1 Unable to relay', 'account.relay-denied', 'pause'],
  ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'account.relay-denied', 'pause'],
  [
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'account.send-as-denied',
    'pause',
  ],
  [
    '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints - 4.16.55.1',
    'yahoo.complaints',
    'pause',
  ],
  [
    '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating\n421-4.7.28 from your DKIM domain [example.com 35]. - gsmtp',
    'google.rate',
    'slow',
  ],
  ['421 4.4.2 mx.example.net Error: timeout exceeded', 'any.closing', 'reconnect'],
  [
    '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.net',
    'any.blocklisted',
    'pause',
  ],
  [
    '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException',
    'account.m365-sender-mailbox-full',
    'pause',
  ],
  [
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages - gsmtp',
    'google.recipient-rate',
    'retry',
  ],
  ['454 4.7.1 <a@b.test>: Relay access denied', 'account.relay-denied', 'pause'],
])('%s', (line, ruleId, action) => {
  expect(reactToLine(line, { stage: 'rcpt' })).toMatchObject({ ruleId, action });
});

test('the provider can be named where the words do not give it away', () => {
  const reply = { code: 550, enhancedCode: '5.4.5', text: 'Daily user sending limit exceeded' };
  expect(reactTo(reply).ruleId).toBe('any.permanent');
  expect(reactTo({ ...reply, provider: 'google' }).ruleId).toBe('google.daily-limit');
});

test('a relay refusal is about the account when it is said to us, and about the recipient’s domain in a report', () => {
  const line = '554 5.7.1 <a@b.test>: Relay access denied';
  expect(reactToLine(line, { stage: 'rcpt' })).toMatchObject({ scope: 'account', action: 'pause' });
  expect(reactToLine(line)).toMatchObject({ scope: 'message', action: 'none' });
});

test('a workspace’s own rules are asked first', () => {
  const own = {
    id: 'own.holiday',
    line: '450 4.2.1 On holiday',
    text: /holiday/i,
    reaction: { outcome: 'fail', category: 'other', scope: 'message', action: 'none' },
    why: 'On holiday.',
  } as const;
  expect(reactTo({ code: 450, enhancedCode: '4.2.1', text: 'On holiday' }, [own]).ruleId).toBe('own.holiday');
});

test('whatever the words are, x.7.x never touches a person’s address', () => {
  const phrases = allReplyRules.map(({ line }) => line);
  fc.assert(
    fc.property(
      fc.constantFrom(421, 450, 451, 452, 454, 530, 535, 550, 552, 553, 554),
      fc.nat(999),
      fc.oneof(fc.constantFrom(...phrases), fc.string()),
      fc.constantFrom(undefined, 'google', 'yahoo', 'microsoft', 'apple', 'gmx'),
      (code, detail, text, provider) => {
        const enhancedCode = `${Math.floor(code / 100)}.7.${detail}`;
        const reaction = reactTo({ code, enhancedCode, text, provider });
        expect(['suppress', 'count']).not.toContain(reaction.action);
        expect(reaction.scope).not.toBe('address');
      },
    ),
  );
});

test('every reply there can be gets a reaction, a temporary one never suppresses', () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 599 }), fc.string(), (code, text) => {
      const reaction = reactTo({ code, enhancedCode: null, text });
      expect(reaction.why.length).toBeGreaterThan(10);
      expect(code < 500 && (reaction.action === 'suppress' || reaction.outcome === 'fail')).toBe(false);
    }),
  );
});
