import { expect, test } from 'vitest';
import { notSent } from '../outcome.js';
import { Breaker } from './breaker.js';

function breakerAt(start = 0) {
  const clock = { now: start };
  const options = { authPauseMs: 3_600_000, firstBackoffMs: 1_000, maxBackoffMs: 900_000 };
  return { clock, breaker: new Breaker(options, () => clock.now) };
}
const refused = notSent('starttls', 'tls', '502 5.5.1 Command not implemented');
const badLogin = notSent('auth', 'auth', '535 5.7.8 Username and password not accepted');

test('connections that fail together are one failure', () => {
  const { breaker } = breakerAt();
  for (let connection = 0; connection < 20; connection += 1) breaker.failed(refused);
  expect(breaker.block).toMatchObject({ kind: 'connect', until: 1_000 });
});

test('each failure after a wait doubles the next one, up to its limit', () => {
  const { breaker, clock } = breakerAt();
  const waits = Array.from({ length: 12 }, () => {
    breaker.failed(refused);
    const until = breaker.block?.until ?? 0;
    const wait = until - clock.now;
    clock.now = until;
    return wait / 1_000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
});

test('a refused login outlasts a failed connection, and is not softened by one', () => {
  const { breaker } = breakerAt();
  breaker.failed(refused);
  breaker.failed(badLogin);
  breaker.failed(refused);
  expect(breaker.block).toMatchObject({ kind: 'login', until: 3_600_000, reason: badLogin.error });
});

test('a connection that opens ends the wait, and the next failure begins anew', () => {
  const { breaker } = breakerAt();
  breaker.failed(refused);
  breaker.succeeded();
  expect(breaker.block).toBeNull();
  breaker.failed(refused);
  expect(breaker.block?.until).toBe(1_000);
});
