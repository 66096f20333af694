import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinWindow, nextWindowStart, type SendWindow, type Weekday, windowEnd } from './send-windows.js';

const BERLIN = 'Europe/Berlin';
const office: SendWindow = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
const night: SendWindow = { weekdays: [5], from: '22:00', to: '06:00' };
const everyDay = (from: string, to: string): SendWindow => ({ weekdays: [1, 2, 3, 4, 5, 6, 7], from, to });

describe('isWithinWindow', () => {
  it.each([
    ['Monday morning', '2026-11-23T08:00:00Z', [office], true],
    ['the first moment', '2026-11-23T08:00:00Z', [office], true],
    ['the moment before', '2026-11-23T07:59:59.999Z', [office], false],
    ['the end, which is outside', '2026-11-23T16:00:00Z', [office], false],
    ['Saturday', '2026-11-21T10:00:00Z', [office], false],
    ['the same clock in summer', '2026-07-20T07:00:00Z', [office], true],
    ['Friday night', '2026-11-20T22:00:00Z', [night], true],
    ['the Saturday morning that belongs to Friday', '2026-11-21T04:59:00Z', [night], true],
    ['Saturday night', '2026-11-21T22:00:00Z', [night], false],
    ['the whole day up to midnight', '2026-11-21T22:59:59Z', [everyDay('00:00', '24:00')], true],
    ['no windows at all', '2026-11-21T22:59:59Z', [], true],
  ])('%s: %s', (_, instant, windows, expected) => {
    expect(isWithinWindow(instant, windows, BERLIN)).toBe(expected);
  });
});

describe('nextWindowStart', () => {
  it.each([
    ['is now inside a window', '2026-11-23T10:00:00Z', [office], '2026-11-23T10:00:00Z'],
    ['is later today', '2026-11-23T05:00:00Z', [office], '2026-11-23T08:00:00Z'],
    ['skips the weekend', '2026-11-20T16:00:00Z', [office], '2026-11-23T08:00:00Z'],
    [
      'is a week away',
      '2026-11-23T16:00:00Z',
      [{ ...office, weekdays: [1] }] as SendWindow[],
      '2026-11-30T08:00:00Z',
    ],
    [
      'moves with daylight saving',
      '2026-03-28T20:00:00Z',
      [everyDay('09:00', '10:00')],
      '2026-03-29T07:00:00Z',
    ],
    [
      'opens after the gap that swallowed its start',
      '2026-03-29T00:30:00Z',
      [everyDay('02:30', '05:00')],
      '2026-03-29T01:30:00Z',
    ],
    [
      'skips a day on which it does not exist',
      '2026-03-29T00:30:00Z',
      [everyDay('02:00', '03:00')],
      '2026-03-30T00:00:00Z',
    ],
  ])('%s', (_, instant, windows, expected) => {
    expect(nextWindowStart(instant, windows, BERLIN)).toBe(expected);
  });

  it('is never where no weekday is chosen', () => {
    expect(nextWindowStart('2026-11-23T10:00:00Z', [{ ...office, weekdays: [] }], BERLIN)).toBeNull();
  });

  it('always lies inside a window, and no window is open between', () => {
    const time = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const window = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>, { minLength: 1 }),
      from: time,
      to: time,
    });
    const zones = fc.constantFrom(BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    const moment = fc.integer({ min: 0, max: 500 * 48 });
    fc.assert(
      fc.property(
        fc.array(window, { minLength: 1, maxLength: 3 }),
        zones,
        moment,
        (windows, zone, halfHours) => {
          const from = Temporal.Instant.from('2026-01-01T00:10:00Z').add({ minutes: halfHours * 30 });
          const start = Temporal.Instant.from(nextWindowStart(from.toString(), windows, zone)!);
          expect(isWithinWindow(start.toString(), windows, zone)).toBe(true);
          for (let at = from; Temporal.Instant.compare(at, start) < 0; at = at.add({ minutes: 30 })) {
            expect(isWithinWindow(at.toString(), windows, zone)).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('windowEnd', () => {
  it.each([
    ['the end of the day', '2026-11-23T10:00:00Z', [office], '2026-11-23T16:00:00Z'],
    ['past midnight', '2026-11-20T22:00:00Z', [night], '2026-11-21T05:00:00Z'],
    [
      'two that touch are one',
      '2026-11-23T10:00:00Z',
      [office, everyDay('17:00', '18:00')],
      '2026-11-23T17:00:00Z',
    ],
    ['none is open', '2026-11-21T10:00:00Z', [office], null],
    ['never closes', '2026-11-21T10:00:00Z', [everyDay('00:00', '24:00')], null],
  ])('%s', (_, instant, windows, expected) => {
    expect(windowEnd(instant, windows, BERLIN)).toBe(expected);
  });
});
