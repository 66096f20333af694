import { describe, expect, it } from 'vitest';
import { bucketWords, momentWords } from './buckets';

describe('the buckets of the curve', () => {
  it('says how long one is', () => {
    expect([1 / 60, 10 / 60, 1, 5, 60, 180, 1_440, 10_080].map(bucketWords)).toEqual([
      'Every second',
      'Every 10 seconds',
      'Every minute',
      'Every 5 minutes',
      'Every hour',
      'Every 3 hours',
      'Every day',
      'Every 7 days',
    ]);
  });

  it('names the day only where there are several, and seconds only where they matter', () => {
    const style = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
    const from = (last: string) => [{ at: '2026-10-13T06:00:00.000Z' }, { at: last }];
    expect(momentWords(from('2026-10-13T06:00:40.000Z'), 10 / 60, style)('2026-10-13T06:00:10.000Z')).toBe(
      '08:00:10',
    );
    expect(momentWords(from('2026-10-13T09:00:00.000Z'), 5, style)('2026-10-13T06:05:00.000Z')).toBe('08:05');
    expect(momentWords(from('2026-10-16T06:00:00.000Z'), 180, style)('2026-10-13T06:00:00.000Z')).toBe(
      'Tue 08:00',
    );
  });
});
