import { expect, test } from 'vitest';
import { triage } from '../triage.js';
import { readAuthentication } from './authentication.js';

test.each([
  [
    'mx.google.com; dkim=pass header.i=@a.example; spf=pass smtp.mailfrom=a@a.example; dmarc=pass (p=REJECT sp=REJECT) header.from=a.example',
    'proven',
  ],
  [
    'mx.google.com; spf=softfail smtp.mailfrom=a@a.example; dmarc=fail (p=NONE; dis=NONE) header.from=a.example',
    'forged',
  ],
  ['mail.example.org; dkim=none; spf=fail smtp.mailfrom=a.example', 'forged'],
  ['mail.example.org 1; dkim=pass header.d=list.example; spf=fail smtp.mailfrom=a.example', 'unknown'],
  ['mail.example.org; dkim=none; spf=softfail', 'unknown'],
  ['mail.example.org; none', 'unknown'],
  ['mail.example.org (dmarc=fail; spf=fail); dmarc = Pass', 'proven'],
])('%s: the sender is %s', (value, verdict) => {
  expect(readAuthentication(value)?.verdict).toBe(verdict);
});

test('no header says nothing', () => {
  expect(readAuthentication('')).toBeNull();
});

test('the topmost header is the receiving server’s: what a forger wrote below it is not read', async () => {
  const verdict = await triage(
    Buffer.from(
      [
        'Authentication-Results: mx.ours.example; dmarc=fail header.from=a.example',
        'Received: from evil.example',
        'Authentication-Results: mx.ours.example; dmarc=pass header.from=a.example',
        'From: a@a.example',
        'Subject: unsubscribe',
        '',
        'unsubscribe',
      ].join('\r\n'),
    ),
    { now: new Date(0) },
  );
  expect(verdict.message.authentication).toMatchObject({ by: 'mx.ours.example', verdict: 'forged' });
});
