import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DomainError } from '../../platform/http/domain-error.js';
import { describeTime, instantOf } from './schedule-time.js';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2027-03-01T12:00:00Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const berlin = { timeZone: 'Europe/Berlin' };

it('gives the instant of a local time that exists once', () => {
  expect(describeTime({ date: '2027-03-02', time: '08:00', ...berlin })).toMatchObject({
    ok: true,
    instant: '2027-03-02T07:00:00Z',
    past: false,
  });
});

it('offers both neighbours of a time that is skipped', () => {
  const { ok, problem, choices } = describeTime({ date: '2027-03-28', time: '02:30', ...berlin });
  expect({ ok, problem, times: choices.map(({ time }) => time) }).toEqual({
    ok: false,
    problem: 'gap',
    times: ['01:30', '03:30'],
  });
});

it('asks which of two is meant, and takes the answer', () => {
  const twice = { date: '2027-10-31', time: '02:30', ...berlin };
  expect(describeTime(twice)).toMatchObject({
    ok: false,
    problem: 'overlap',
    choices: [{ which: 'first' }, { which: 'second' }],
  });
  expect(describeTime({ ...twice, which: 'second' })).toMatchObject({
    ok: true,
    instant: '2027-10-31T01:30:00Z',
  });
});

it('refuses to plan what is over, and allows the minute in which somebody presses', () => {
  expect(describeTime({ date: '2027-03-01', time: '10:00', ...berlin })).toMatchObject({
    ok: true,
    past: true,
  });
  expect(() => instantOf({ date: '2027-03-01', time: '10:00', ...berlin })).toThrow(DomainError);
  expect(instantOf({ date: '2027-03-01', time: '13:00', ...berlin }).toISOString()).toBe(
    '2027-03-01T12:00:00.000Z',
  );
});
