import { expect, it } from 'vitest';
import type { LiveCampaign } from '../api/home';
import { slownessOf } from './slowness';

const live = (category: string, more: object = {}) =>
  ({
    campaign: { state: 'sending' },
    account: { name: 'Main', state: 'working', says: '' },
    problems: [{ state: 'deferred', category, why: 'Gmail asked us to slow down.', count: 402 }],
    ...more,
  }) as unknown as LiveCampaign;

it('names what holds a lane back, not what concerns single people', () => {
  expect(slownessOf(live('rate_limited'))).toBe('Gmail asked us to slow down. 402 mails wait for that.');
  expect(slownessOf(live('mailbox_full'))).toBeNull();
});

it('names the account first, and nothing while the send is on hold', () => {
  const refused = { account: { name: 'Main', state: 'refused', says: 'The server refused the password.' } };
  expect(slownessOf(live('rate_limited', refused))).toBe('The server refused the password.');
  expect(slownessOf(live('rate_limited', { campaign: { state: 'paused' } }))).toBeNull();
});
