import { describe, expect, it } from 'vitest';
import { preferredLocale } from './locale';
import { formatMoney, formatMoneyShort } from './money';
import { formatDistance, formatMoment, formatTime, zoneName } from './moment';
import {
  formatBytes,
  formatCount,
  formatNumber,
  formatPercent,
  formatPoints,
  formatShort,
  shareOf,
} from './number';

describe('locale', () => {
  it('takes the English variant of the browser', () => {
    expect(preferredLocale(['de-DE', 'en-US', 'en'])).toBe('en-US');
  });
  it('is British when the browser names no English variant', () => {
    expect(preferredLocale(['de-DE', 'en'])).toBe('en-GB');
    expect(preferredLocale([])).toBe('en-GB');
  });
});

describe('numbers', () => {
  it('separates thousands and writes a real minus', () => {
    expect(formatNumber(48210, 'en-GB')).toBe('48,210');
    expect(formatNumber(-1.5, 'en-GB', 1)).toBe('−1.5');
  });
  it('puts a space that does not break before the percent sign', () => {
    expect(formatPercent(0.988, 'en-GB')).toBe('98.8\u00a0%');
    expect(formatPercent(0.0004, 'en-GB', 2)).toBe('0.04\u00a0%');
  });
  it('signs a change in percent points', () => {
    expect(formatPoints(0.2, 'en-GB')).toBe('+0.2\u00a0pt');
    expect(formatPoints(-0.3, 'en-GB')).toBe('−0.3\u00a0pt');
  });
  it('knows no share of an empty whole', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(1, 4)).toBe(0.25);
  });
  it('shortens axis ticks', () => {
    expect(formatShort(12_500, 'en-GB')).toBe('12.5k');
  });
  it('measures mails in thousands of bytes, as Gmail does', () => {
    expect(formatBytes(61_400, 'en-GB')).toBe('61\u00a0KB');
    expect(formatBytes(1_400_000, 'en-GB')).toBe('1.4\u00a0MB');
    expect(formatBytes(200_000_000, 'en-GB')).toBe('200\u00a0MB');
    expect(formatBytes(4_926_000_000, 'en-GB')).toBe('4.9\u00a0GB');
    expect(formatBytes(36_000_000_000, 'en-GB')).toBe('36\u00a0GB');
  });
  it('says one person and many people', () => {
    expect(formatCount(1, 'person', 'people', 'en-GB')).toBe('1 person');
    expect(formatCount(48709, 'person', 'people', 'en-GB')).toBe('48,709 people');
  });
});

describe('money', () => {
  it('leaves the cents out from 100 upwards', () => {
    expect(formatMoney({ amount: '14862.40', currency: 'EUR' }, 'en-GB')).toBe('€14,862');
    expect(formatMoney({ amount: '47.03', currency: 'EUR' }, 'en-GB')).toBe('€47.03');
  });
  it('writes a real minus', () => {
    expect(formatMoney({ amount: '-180.00', currency: 'EUR' }, 'en-GB')).toBe('−€180');
  });
  it('shortens axis ticks', () => {
    expect(formatMoneyShort(-11_500, 'EUR', 'en-GB')).toBe('−€11.5k');
    expect(formatMoneyShort(0, 'EUR', 'en-GB')).toBe('€0');
  });
  it('formats amounts that no float can hold exactly', () => {
    expect(formatMoney({ amount: '9007199254740993', currency: 'EUR' }, 'en-GB')).toBe(
      '€9,007,199,254,740,993',
    );
  });
});

describe('moments', () => {
  const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
  const now = new Date('2026-11-17T13:08:00Z');

  it('names a zone by its city', () => {
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(zoneName('UTC')).toBe('UTC');
  });
  it('says only the time today, and the zone when asked', () => {
    expect(formatMoment(now, now, berlin, true)).toBe('14:08 Berlin');
  });
  it('decides what today is in the zone of the reader', () => {
    const lateEvening = new Date('2026-11-17T23:30:00Z');
    expect(formatMoment(lateEvening, now, berlin)).toMatch(/18 Nov.*00:30/);
    expect(formatMoment(lateEvening, now, { ...berlin, timeZone: 'Europe/London' })).toBe('23:30');
  });
  it('adds the year when it is another one', () => {
    expect(formatMoment(new Date('2025-10-13T06:00:00Z'), now, berlin)).toBe('13 Oct 2025, 08:00');
  });
  it('keeps to twenty-four hours in every locale', () => {
    expect(formatTime(new Date('2026-11-17T23:05:09Z'), { locale: 'en-US', timeZone: 'UTC' }, true)).toBe(
      '23:05:09',
    );
  });
  it('says how far away a moment is', () => {
    expect(formatDistance(new Date('2026-11-27T07:00:00Z'), now)).toBe('in 9 days');
    expect(formatDistance(new Date('2026-11-17T12:56:00Z'), now)).toBe('12 min ago');
    expect(formatDistance(new Date('2026-11-16T12:00:00Z'), now)).toBe('1 day ago');
    expect(formatDistance(now, now)).toBe('just now');
  });
});
