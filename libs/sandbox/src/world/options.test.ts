import { expect, it } from 'vitest';
import { MAILBOX, SMTP_USER } from '../trial/campaign.js';
import { startWorld } from './world.js';

const options = {
  directory: '/nowhere/at/all',
  seed: 1,
  people: [],
  mailboxes: [MAILBOX],
  smtpUser: SMTP_USER,
  delayScale: 0,
};

it.each([
  [{ host: '0.0.0.0' as '127.0.0.1' }, /listens on loopback only/],
  [{ conversionUrl: 'https://example.com/t/conversions' }, /reports sales to loopback only/],
  [{ hosts: { 'mail.example.com': 'http://10.0.0.1' } }, /resolves names to loopback only/],
  [{ delayScale: Number.NaN }, /delayScale/],
])('refuses %j before it opens anything', async (change, message) => {
  await expect(startWorld({ ...options, ...change })).rejects.toThrow(message);
});
