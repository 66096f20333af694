import { describe, expect, it } from 'vitest';
import { headline, restOf } from './headline';

const none = {
  queued: 0,
  in_flight: 0,
  deferred: 0,
  accepted: 0,
  rejected: 0,
  uncertain: 0,
  skipped: 0,
  total: 0,
};
const lane = (name: string, queued: number) => ({
  provider: name,
  name,
  perMinute: 0,
  slowness: null,
  counts: { ...none, queued, total: queued },
});
const facts = (
  state: 'launching' | 'sending' | 'paused' | 'finished' | 'cancelled',
  counts: Partial<typeof none>,
  lanes = [lane('Gmail', 0)],
  returned = 0,
) =>
  headline({ campaign: { state }, counts: { ...none, ...counts }, lanes, doneAt: null, returned }, 'en-GB');

describe('the headline of a send', () => {
  it('names the provider that most of the rest waits for', () => {
    const said = facts('sending', { accepted: 66, queued: 34, total: 100 }, [
      lane('Gmail', 30),
      lane('Yahoo', 4),
    ]);
    expect(said).toBe('66\u00a0% accepted. Gmail decides the finish.');
  });
  it('leaves out of the share whoever was left out on purpose', () => {
    expect(facts('sending', { accepted: 50, queued: 50, skipped: 100, total: 200 })).toBe(
      '50\u00a0% accepted.',
    );
  });
  it('says that only put-off mails are left', () => {
    expect(facts('sending', { accepted: 98, deferred: 2, total: 100 })).toContain(
      '2 servers asked to try again later',
    );
  });
  it('counts those who wait and those put off as the rest', () => {
    expect(restOf({ ...none, queued: 3, in_flight: 2, deferred: 1, total: 6 })).toBe(6);
    expect(facts('paused', { queued: 5, deferred: 1, total: 6 })).toBe(
      'Paused. 6 people wait, and nothing leaves.',
    );
  });
  it('says what came of it at the end', () => {
    expect(facts('finished', { accepted: 1934, rejected: 12, skipped: 54, total: 2000 })).toBe(
      'Finished: 1,934 of 1,946 people accepted.',
    );
    expect(facts('finished', { accepted: 90, rejected: 10, total: 100 }, [], 7)).toBe(
      'Finished: 90 of 100 people accepted, 7 of them sent back later.',
    );
  });
});
