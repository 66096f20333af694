import { allReplyRules, parseReply, reactTo, reactToLine } from '@mailwright/smtp';
import { describe, expect, test } from 'vitest';
import { judgeBounce } from './judge-bounce.js';

const about = (diagnostic: string | null, overrides: Partial<Parameters<typeof judgeBounce>[0]> = {}) => ({
  kind: 'soft_bounce' as const,
  action: 'retry' as const,
  status: null,
  smtpCode: diagnostic === null ? null : (parseReply(diagnostic)?.code ?? null),
  diagnostic,
  ...overrides,
});

describe('a line has one reaction, live and in a bounce message', () => {
  test.each(allReplyRules.map(({ line }) => [line]))('%s', (line) => {
    const live = reactToLine(line);
    const reply = parseReply(line);
    // A rule of a stage or a named provider is known by more than the line alone.
    expect(reactTo({ ...reply!, text: line })).toEqual(live);
    expect(judgeBounce(about(line))).toMatchObject({
      suppress: live?.action === 'suppress' && live.outcome === 'fail',
      rule: live?.ruleId,
    });
  });
});

test.each([
  ['550 5.7.1 Message rejected due to policy', { kind: 'soft', suppress: false, strike: null }],
  ['550 5.7.1 User unknown', { kind: 'soft', suppress: false, strike: null }],
  ['552 5.2.2 Mailbox full', { kind: 'soft', suppress: false, strike: { times: 5 } }],
  ['550 5.1.2 Domain not found', { kind: 'soft', suppress: false, strike: { times: 2 } }],
  ['554 5.0.0 Something else', { kind: 'soft', suppress: false, strike: { times: 3 } }],
  ['550 5.1.1 User unknown', { kind: 'hard', suppress: true, strike: null }],
])('%s', (line, judged) => {
  expect(judgeBounce(about(line, { kind: 'hard_bounce', action: 'suppress' }))).toMatchObject(judged);
});

test('words that quote no server are judged as triage read them', () => {
  const said = { smtpCode: null, kind: 'hard_bounce', action: 'suppress' } as const;
  expect(judgeBounce(about('Diese Adresse gibt es nicht mehr.', said))).toEqual({
    kind: 'hard',
    suppress: true,
    strike: null,
    rule: null,
  });
});

test('the status code counts only where it is of the reply’s own class', () => {
  expect(judgeBounce(about('451 User unknown', { status: '5.1.1' }))).toMatchObject({ suppress: false });
});
