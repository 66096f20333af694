import type { SendResult } from '@mailwright/smtp';
import { describe, expect, test } from 'vitest';
import { evidenceOf, resultOf } from './evidence.js';
import { judge } from './outcome-to-record.js';

const at = new Date('2026-11-21T10:00:00.123Z');
const on = { connectionId: 'connection', durationMs: 12.6, code: 250, enhancedCode: '2.0.0' };
const results: Extract<SendResult, { status: 'accepted' | 'deferred' | 'rejected' }>[] = [
  { ...on, status: 'accepted', reply: '250 2.0.0 Ok', serverMessageId: '<x@y>' },
  {
    ...on,
    status: 'deferred',
    code: 451,
    enhancedCode: '4.7.1',
    reply: '451-4.7.1 later\r\n451 4.7.1 please',
    stage: 'rcpt',
  },
  {
    ...on,
    status: 'rejected',
    code: 550,
    enhancedCode: null,
    reply: '550 no “thanks”',
    stage: 'dot',
    own: false,
  },
];

describe('a reply in the journal', () => {
  test.each(results)('is read back as what was seen: $status', (result) => {
    const onDisk = JSON.parse(JSON.stringify(evidenceOf(result, at, 'account'))) as ReturnType<
      typeof evidenceOf
    >;
    const back = resultOf(onDisk);
    expect(back.at).toEqual(at);
    const tried = { contactId: 'c', leaseToken: '1', attempts: 0 };
    expect(judge(tried, back.result, back.at, 1, () => 0)).toEqual(judge(tried, result, at, 1, () => 0));
  });

  test('is kept short, and one of an unknown form is refused rather than guessed at', () => {
    expect(
      String(evidenceOf({ ...results[0]!, reply: 'x'.repeat(9_000) }, at, 'account')['reply']),
    ).toHaveLength(2_000);
    expect(() => resultOf({ status: 'delivered', code: 250, reply: 'ok' })).toThrow('unknown form');
  });
});
