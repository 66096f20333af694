import { expect, it } from 'vitest';
import { whatItMeans, whyGivenUp, whyOf } from './why.js';

const full = {
  code: 552,
  enhancedCode: '5.2.2',
  reply: '552 5.2.2 <a@example.test>: Mailbox full, over quota',
};
const judged = { ...full, reason: null, category: null, dueAt: null, bounce: null };

it('says of somebody given up what was wrong, without the promise of another try', () => {
  expect(whatItMeans(full)).toContain('tried again');
  expect(whyGivenUp(full)).toBe('Tried several times, then given up. The mailbox is full.');
  expect(whyOf({ ...judged, state: 'rejected', reason: 'gave_up' })).toBe(whyGivenUp(full));
});

it('names what came back later before what the server said first', () => {
  expect(whyOf({ ...judged, state: 'accepted', bounce: 'hard' })).toContain('sent it back later');
});
