import { describe, expect, it } from 'vitest';
import { distanceInWords } from './distance.js';
import { describeZone, isNamedZone, listTimeZones } from './zone-facts.js';

describe('describeZone', () => {
  it('names the zone, its offset and its next change', () => {
    expect(describeZone('Europe/Berlin', '2026-11-21T12:00:00Z')).toEqual({
      id: 'Europe/Berlin',
      name: 'Central European Standard Time',
      city: 'Berlin',
      offset: '+01:00',
      offsetMinutes: 60,
      nextChange: { instant: '2027-03-28T01:00:00Z', offset: '+02:00', direction: 'forward' },
    });
  });

  it('knows zones whose clocks never change', () => {
    expect(describeZone('Asia/Tokyo', '2026-11-21T12:00:00Z').nextChange).toBeNull();
    expect(describeZone('America/Argentina/Buenos_Aires', '2026-11-21T12:00:00Z').city).toBe('Buenos Aires');
  });

  it('refuses what is no zone', () => {
    expect(() => describeZone('Mars/Base', '2026-11-21T12:00:00Z')).toThrow(RangeError);
    expect(isNamedZone('UTC')).toBe(true);
    expect(isNamedZone('-03:00')).toBe(false);
  });
});

describe('listTimeZones', () => {
  it('goes from west to east and has UTC in it', () => {
    const zones = listTimeZones('2026-11-21T12:00:00Z');
    expect(zones.length).toBeGreaterThan(300);
    expect(zones.filter(({ id }) => id === 'UTC')).toHaveLength(1);
    const minutes = zones.map(({ offsetMinutes }) => offsetMinutes);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  });
});

describe('distanceInWords', () => {
  const from = '2026-11-21T12:00:00Z';
  it.each([
    ['2026-11-21T15:20:00Z', 'in 3 h 20 min'],
    ['2026-11-21T15:00:59Z', 'in 3 h'],
    ['2026-11-23T16:00:00Z', 'in 2 days 4 h'],
    ['2026-11-22T12:00:00Z', 'in 1 day'],
    ['2026-11-21T12:00:30Z', 'in 30 s'],
    ['2026-11-21T12:59:59Z', 'in 59 min'],
    ['2026-11-21T11:55:00Z', '5 min ago'],
    ['2026-11-21T12:00:00Z', 'now'],
  ])('to %s is "%s"', (to, words) => {
    expect(distanceInWords(from, to)).toBe(words);
  });
});
