import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveLocalTime } from './local-time.js';

const at = (date: string, time: string, timeZone: string, which?: 'first' | 'second') =>
  resolveLocalTime({ date, time, timeZone, ...(which === undefined ? {} : { which }) });

describe('resolveLocalTime', () => {
  it.each([
    ['2026-12-03', '08:00', 'Europe/Berlin', '2026-12-03T07:00:00Z', '+01:00'],
    ['2026-07-03', '08:00', 'Europe/Berlin', '2026-07-03T06:00:00Z', '+02:00'],
    ['2026-07-03', '08:00', 'America/New_York', '2026-07-03T12:00:00Z', '-04:00'],
    ['2026-07-03', '08:00', 'Asia/Kathmandu', '2026-07-03T02:15:00Z', '+05:45'],
    ['2026-01-01', '00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z', '+14:00'],
    ['2026-02-28', '23:59:30', 'UTC', '2026-02-28T23:59:30Z', '+00:00'],
    ['2028-02-29', '12:00', 'Asia/Tokyo', '2028-02-29T03:00:00Z', '+09:00'],
  ])('%s %s in %s is %s', (date, time, zone, instant, offset) => {
    expect(at(date, time, zone)).toEqual({ ok: true, instant, offset });
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Berlin', ['01:30', '03:30'], '02:00 to 03:00'],
    ['2026-03-08', '02:00', 'America/New_York', ['01:00', '03:00'], '02:00 to 03:00'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', ['01:45', '02:45'], '02:00 to 02:30'],
    ['2026-09-06', '00:30', 'America/Santiago', ['23:30', '01:30'], '00:00 to 01:00'],
    ['2011-12-30', '12:00', 'Pacific/Apia', ['12:00', '12:00'], '00:00 to 00:00'],
  ])('%s %s does not exist in %s', (date, time, zone, times, words) => {
    const result = at(date, time, zone);
    expect(result).toMatchObject({ ok: false, problem: 'gap' });
    if (result.ok) return;
    expect(result.choices.map((choice) => choice.time)).toEqual(times);
    expect(result.message).toContain(`clocks go forward from ${words}`);
    for (const choice of result.choices) {
      expect(at(choice.date, choice.time, zone)).toMatchObject({ ok: true, instant: choice.instant });
    }
  });

  it.each([
    ['2026-10-25', '02:30', 'Europe/Berlin', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']],
    ['2026-11-01', '01:00', 'America/New_York', ['2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z']],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z']],
  ])('%s %s comes twice in %s and a person chooses', (date, time, zone, instants) => {
    const result = at(date, time, zone);
    expect(result).toMatchObject({ ok: false, problem: 'overlap' });
    if (result.ok) return;
    expect(result.choices.map(({ instant }) => instant)).toEqual(instants);
    expect(at(date, time, zone, 'first')).toMatchObject({ ok: true, instant: instants[0] });
    expect(at(date, time, zone, 'second')).toMatchObject({ ok: true, instant: instants[1] });
  });

  it('says it the way a person would', () => {
    expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toMatchObject({
      message: 'There is no 02:30 in Europe/Berlin on 29 March 2026: clocks go forward from 02:00 to 03:00.',
    });
  });

  it.each([
    ['2026-02-30', '08:00', 'Europe/Berlin', 'bad_date'],
    ['2026-13-01', '08:00', 'Europe/Berlin', 'bad_date'],
    ['2026-12-03', '24:00', 'Europe/Berlin', 'bad_date'],
    ['2026-12-03', '8:00', 'Europe/Berlin', 'bad_date'],
    ['3.12.2026', '08:00', 'Europe/Berlin', 'bad_date'],
    ['2026-12-03', '08:00', 'Europe/Atlantis', 'unknown_zone'],
    ['2026-12-03', '08:00', '+02:00', 'unknown_zone'],
    ['2026-12-03', '08:00', '', 'unknown_zone'],
  ])('refuses %s %s in "%s"', (date, time, zone, problem) => {
    expect(at(date, time, zone)).toMatchObject({ ok: false, problem, choices: [] });
  });

  it('gives, in any zone and at any time, an instant that shows the chosen time on the clock there', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kolkata',
      'America/St_Johns',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4_000 * 1_440 }),
        (timeZone, minutes) => {
          const wall = Temporal.PlainDateTime.from('2024-01-01T00:00').add({ minutes });
          const date = wall.toPlainDate().toString();
          const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
          const result = resolveLocalTime({ date, time, timeZone });
          const instants = result.ok ? [result.instant] : result.choices.map(({ instant }) => instant);
          const shown = instants.map((instant) =>
            Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().equals(wall),
          );
          const expected = result.ok ? [true] : result.problem === 'overlap' ? [true, true] : [false, false];
          expect(shown).toEqual(expected);
        },
      ),
    );
  });
});
