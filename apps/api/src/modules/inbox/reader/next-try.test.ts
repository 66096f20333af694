import { MailboxError, type MailboxFailure } from '@mailwright/mailbox';
import { expect, test } from 'vitest';
import { planNextTry } from './next-try.js';

const failed = (kind: MailboxFailure['kind']): MailboxError =>
  new MailboxError({ kind, serverWords: null, meaning: 'It failed.', remedy: '' });

test('one closed connection is a hiccup, the second in a row is not', () => {
  expect(planNextTry(failed('closed'), 1)).toMatchObject({ kind: 'again', hiccup: true });
  expect(planNextTry(failed('closed'), 2)).toMatchObject({ kind: 'again', hiccup: false });
});

test('what failed on our side is tried again within ten seconds, however often it failed', () => {
  const next = planNextTry(new Error('the database is away'), 50);
  expect(next).toMatchObject({ kind: 'again', hiccup: false });
  expect(next.kind === 'again' && next.delayMs).toBeLessThanOrEqual(10_000);
  expect(next.failure.meaning).toContain('the database is away');
});
