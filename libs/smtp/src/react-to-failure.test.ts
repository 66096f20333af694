import { expect, test } from 'vitest';
import { notSent } from './outcome.js';
import { reactToFailure } from './react-to-failure.js';

const refused = (code: number, reply: string, errorCode: 'greeting' | 'auth') => ({
  ...notSent('greeting', errorCode, 'refused'),
  code,
  enhancedCode: /\d\.\d+\.\d+/.exec(reply)?.[0] ?? null,
  reply,
});

test('the server’s words decide where there are any', () => {
  expect(reactToFailure(refused(535, '535 5.7.139 Authentication unsuccessful', 'auth'))).toMatchObject({
    ruleId: 'account.login-off',
    until: 'credentials_ok',
    outcome: 'retry',
  });
  expect(reactToFailure(refused(554, '554 5.7.1 blocked using zen.spamhaus.org', 'greeting'))).toMatchObject({
    ruleId: 'any.blocklisted',
    outcome: 'retry',
  });
});

test('a greeting that says “user unknown” blames nobody’s address', () => {
  expect(reactToFailure(refused(550, '550 5.1.1 User unknown', 'greeting'))).toMatchObject({
    ruleId: 'failure.greeting',
    scope: 'account',
  });
});

test.each(['connect', 'certificate', 'auth', 'aborted', 'no_evidence'] as const)(
  '%s is tried again, sooner or later',
  (code) => {
    expect(reactToFailure(notSent('connect', code, 'x'))).toMatchObject({
      outcome: 'retry',
      ruleId: `failure.${code}`,
    });
  },
);
