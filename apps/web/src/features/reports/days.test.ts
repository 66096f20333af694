import { describe, expect, it } from 'vitest';
import { dayWords, everyDay, today } from './days';

const now = new Date('2026-11-21T23:30:00Z');

describe('days of a report', () => {
  it('are the days of the workspace’s zone', () => {
    expect(today('UTC', now)).toBe('2026-11-21');
    expect(today('Europe/Berlin', now)).toBe('2026-11-22');
    expect(dayWords('2026-11-21', 'en-GB')).toBe('21 Nov');
  });

  it('have no gaps, at least a week and at most the period', () => {
    expect(everyDay('2026-11-20', 30, 'UTC', now)).toHaveLength(7);
    expect(everyDay('2026-11-01', 30, 'UTC', now)).toHaveLength(21);
    expect(everyDay('2026-01-01', 30, 'UTC', now)).toHaveLength(30);
    expect(everyDay(undefined, 30, 'UTC', now).at(-1)).toBe('2026-11-21');
  });
});
