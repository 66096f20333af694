import { expect, it } from 'vitest';
import type { ResolvedTime } from '../api/campaigns';
import { askedTime, firstSendTime, isSettled, timeProblem, todayIn, type SendTime } from './send-time';

const later: SendTime = {
  mode: 'later',
  date: '2026-12-03',
  time: '08:00',
  timeZone: 'Europe/Berlin',
  which: null,
};
const exact: ResolvedTime = {
  ok: true,
  instant: '2026-12-03T07:00:00Z',
  offset: '+01:00',
  past: false,
  problem: null,
  says: '',
  choices: [],
};

it('begins with the plan that was taken back, in the zone it was made in', () => {
  const schedule = { date: '2026-12-03', time: '08:00', timeZone: 'Asia/Tokyo' };
  expect(firstSendTime({ schedule }, 'Europe/Berlin')).toMatchObject({
    mode: 'later',
    timeZone: 'Asia/Tokyo',
  });
  expect(firstSendTime({ schedule: null }, 'Europe/Berlin')).toMatchObject({
    mode: 'now',
    timeZone: 'Europe/Berlin',
  });
});

it('asks the server only about a whole time, and passes on which of two was chosen', () => {
  expect(askedTime({ ...later, date: '' })).toBeNull();
  expect(askedTime({ ...later, time: '8' })).toBeNull();
  expect(askedTime({ ...later, mode: 'now' })).toBeNull();
  expect(askedTime({ ...later, which: 'second' })).toMatchObject({ time: '08:00', which: 'second' });
});

it('is settled when the time exists once and lies ahead', () => {
  expect(isSettled(later, exact)).toBe(true);
  expect(isSettled(later, { ...exact, past: true })).toBe(false);
  expect(isSettled(later, { ...exact, ok: false, instant: null, problem: 'gap' })).toBe(false);
  expect(isSettled(later, undefined)).toBe(false);
  expect(isSettled({ ...later, mode: 'now' }, undefined)).toBe(true);
});

it('wants hours and minutes of a 24-hour clock', () => {
  expect(timeProblem('08:00')).toBeNull();
  expect(timeProblem('8:00')).not.toBeNull();
  expect(timeProblem('24:00')).not.toBeNull();
});

it('knows that it is tomorrow already elsewhere', () => {
  const at = new Date('2026-12-31T20:00:00Z');
  expect(todayIn('Europe/Berlin', at)).toBe('2026-12-31');
  expect(todayIn('Asia/Tokyo', at)).toBe('2027-01-01');
});
