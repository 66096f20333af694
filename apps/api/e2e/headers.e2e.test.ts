import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';

let mailwright: Mailwright;
const PATHS = [
  '/api/v1/session',
  '/api/v1/workspaces',
  '/api/auth/get-session',
  '/api/nothing-here',
  '/u/forged',
  '/c/forged',
  '/o/forged.gif',
  '/v/forged',
];
const headersOf = async (path: string) =>
  (await fetch(`http://127.0.0.1:${mailwright.config.port}${path}`, { redirect: 'manual' })).headers;

describe('under an https address', () => {
  beforeAll(async () => {
    mailwright = await Mailwright.start(['api'], { publicUrl: 'https://mail.example.com' });
  });
  afterAll(() => mailwright.stop());

  test.each(PATHS)('%s says all that keeps a browser safe', async (path) => {
    const headers = await headersOf(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers.has('x-powered-by')).toBe(false);
  });
});

test('under plain http no browser is told to insist on https', async () => {
  mailwright = await Mailwright.start(['api']);
  try {
    expect((await headersOf('/api/v1/session')).has('strict-transport-security')).toBe(false);
  } finally {
    await mailwright.stop();
  }
});
