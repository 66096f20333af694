import type { SendResult } from '@mailwright/smtp';
import { describe, expect, test } from 'vitest';
import { accountPauseMs, isAboutAccount, judge, refusalOf, unsendable } from './outcome-to-record.js';

const at = new Date('2026-11-21T10:00:00Z');
const tried = (attempts = 0) => ({ contactId: 'c', leaseToken: '7', attempts });
const ada = { email: 'ada@example.com' };
const on = { connectionId: 'connection', durationMs: 12.6 };
const said = (code: number, reply: string, stage: 'mailfrom' | 'rcpt' | 'dot' = 'dot'): SendResult => ({
  ...on,
  status: code < 500 ? 'deferred' : 'rejected',
  own: false,
  stage,
  code,
  enhancedCode: /\d\.\d+\.\d+/.exec(reply)?.[0] ?? null,
  reply,
});
const notSent = (errorCode: 'connect' | 'pool_closed'): SendResult => ({
  ...on,
  status: 'not_sent',
  stage: 'connect',
  errorCode,
  error: 'no',
  code: null,
  enhancedCode: null,
  reply: null,
});
const dueAfterMs = (dueAt: string | null) =>
  dueAt === null ? null : new Date(dueAt).getTime() - at.getTime();

describe('an outcome becomes a record', () => {
  test('250 is accepted, with the server’s words and its Message-ID', () => {
    const result: SendResult = {
      ...on,
      status: 'accepted',
      code: 250,
      enhancedCode: '2.0.0',
      reply: '250 2.0.0 Ok',
      serverMessageId: '<x@y>',
    };
    expect(judge(tried(2), result, at, 1, () => 0).record).toMatchObject({
      state: 'accepted',
      attempt: 3,
      counts: true,
      code: 250,
      durationMs: 13,
      connection: 'connection',
      serverMessageId: '<x@y>',
      dueAt: null,
    });
  });

  test('no reply after the final dot is in doubt, with what was seen', () => {
    const result: SendResult = {
      ...on,
      status: 'uncertain',
      error: 'The server closed the connection',
      errorCode: 'closed',
      reply: null,
    };
    expect(judge(tried(), result, at, 1, () => 0).record).toMatchObject({
      state: 'uncertain',
      reason: 'no_reply_after_body',
      reply: 'The server closed the connection',
      counts: true,
    });
  });

  test('a failed connection does not count, and waits; one that we ended ourselves does not wait', () => {
    const failed = judge(tried(), notSent('connect'), at, 1, () => 0).record;
    expect(failed).toMatchObject({ state: 'queued', outcome: 'not_sent', counts: false });
    expect(dueAfterMs(failed.dueAt)).toBe(15_000);
    const stopped = judge(tried(1), notSent('pool_closed'), at, 1, () => 0).record;
    expect(stopped).toMatchObject({ state: 'deferred', counts: false });
    expect(dueAfterMs(stopped.dueAt)).toBe(0);
  });

  test('a temporary refusal waits longer every time, scaled in a sandbox, until the 72 hours are over', () => {
    const greylisted = said(451, '451 4.7.1 Greylisting in action, please come back later', 'rcpt');
    const first = judge(tried(), greylisted, at, 1, () => 0).record;
    expect(first).toMatchObject({ state: 'deferred', counts: true });
    expect(dueAfterMs(first.dueAt)).toBe(5 * 60_000);
    expect(dueAfterMs(judge(tried(1), greylisted, at, 1, () => 0).record.dueAt)).toBe(15 * 60_000);
    expect(dueAfterMs(judge(tried(), greylisted, at, 0.001, () => 0).record.dueAt)).toBe(300);
    expect(judge(tried(40), greylisted, at, 1, () => 0).record).toMatchObject({
      state: 'rejected',
      reason: 'gave_up',
    });
  });

  test('an address that the server calls dead is rejected and proves itself dead; a policy refusal does not', () => {
    const dead = judge(
      tried(),
      said(550, '550 5.1.1 <a@b.example>: Recipient address rejected: User unknown', 'rcpt'),
      at,
      1,
      () => 0,
    );
    expect(dead.record).toMatchObject({ state: 'rejected', reason: 'refused', category: 'no_such_mailbox' });
    expect(refusalOf(ada, dead.record, dead.reaction)).toEqual({
      ...ada,
      contactId: 'c',
      reply: '550 5.1.1 <a@b.example>: Recipient address rejected: User unknown',
      rule: 'any.no-such-mailbox',
      at: at.toISOString(),
      limit: null,
    });
    const policy = judge(
      tried(),
      said(550, '550 5.7.1 Message rejected due to content restrictions'),
      at,
      1,
      () => 0,
    );
    expect(policy.record.state).toBe('rejected');
    expect(refusalOf(ada, policy.record, policy.reaction)).toBeNull();
  });

  test('a full mailbox is tried again although the server said no for good, and given up after a few times', () => {
    const full = said(552, '552 5.2.2 Mailbox full', 'rcpt');
    expect(judge(tried(), full, at, 1, () => 0).record.state).toBe('deferred');
    expect(judge(tried(9), full, at, 1, () => 0).record.state).toBe('rejected');
    const first = judge(tried(), full, at, 1, () => 0);
    expect(refusalOf(ada, first.record, first.reaction)?.limit).toEqual({
      times: 5,
      withinMs: 30 * 24 * 3_600_000,
    });
  });

  test('the account’s daily limit is nobody’s fault: no try is lost, and it waits until the account may send again', () => {
    const limit = judge(
      tried(),
      said(
        550,
        '550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852 - gsmtp',
      ),
      at,
      1,
      () => 0,
    );
    expect(limit.reaction && isAboutAccount(limit.reaction)).toBe(true);
    expect(limit.record).toMatchObject({ state: 'queued', counts: false, category: 'account_limit' });
    const pauseMs = accountPauseMs(limit.reaction!, 1);
    expect(pauseMs).toBeGreaterThanOrEqual(3_600_000);
    expect(dueAfterMs(limit.record.dueAt)).toBe(pauseMs);
  });

  test('what only a person can mend has no end, and its recipients wait for them', () => {
    const full = judge(
      tried(1),
      said(
        554,
        '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
      ),
      at,
      1,
      () => 0,
    );
    expect(accountPauseMs(full.reaction!, 1)).toBeNull();
    expect(full.record).toMatchObject({ state: 'deferred', counts: false, dueAt: at.toISOString() });
  });

  test('a message that could not be made is rejected with our own words', () => {
    expect(unsendable(tried(), at, 'mime_address', 'Not an address.')).toMatchObject({
      state: 'rejected',
      stage: 'compose',
      reason: 'mime_address',
      reply: 'Not an address.',
      code: null,
      counts: true,
    });
  });

  test('words that PostgreSQL cannot store, or that never end, are made storable', () => {
    const { reply } = judge(
      tried(),
      said(451, `451 4.3.0 \0\ud800${'x'.repeat(5_000)}`),
      at,
      1,
      () => 0,
    ).record;
    expect(reply).toMatch(/^451 4\.3\.0 ��x+$/);
    expect(reply).toHaveLength(2_000);
  });
});
