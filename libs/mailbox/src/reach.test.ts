import { createServer, type AddressInfo, type LookupFunction, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MailboxServer } from './mailbox-server.js';
import { MailboxError } from './mailbox-failure.js';
import { openMailbox } from './open-mailbox.js';
import { testMailboxServer } from './test-mailbox-server.js';

let listener: Server;
let reached: Socket[];
let server: MailboxServer;
beforeEach(async () => {
  reached = [];
  listener = createServer((socket) => {
    reached.push(socket);
    socket.on('error', () => undefined).end('* BYE not today\r\n');
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  server = {
    protocol: 'imap',
    host: 'imap.example.com',
    port: (listener.address() as AddressInfo).port,
    security: 'none',
    allowInvalidCertificate: false,
    auth: { method: 'auto', username: 'ines', password: 'secret' },
    timeouts: { connectMs: 2_000, greetingMs: 2_000 },
  };
});
afterEach(async () => {
  for (const socket of reached) socket.destroy();
  await new Promise((resolve) => listener.close(resolve));
});

const leadingTo = (address: string): LookupFunction => {
  return (_host, _options, callback) => callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
};
const refusal = async (changes: Partial<MailboxServer>) => {
  const failed: unknown = await openMailbox({ ...server, ...changes }).catch((error: unknown) => error);
  if (failed instanceof MailboxError) return failed.failure;
  throw new Error('It was not refused.');
};

describe.each(['none', 'starttls', 'implicit_tls'] as const)('with the protection %s', (security) => {
  test.each(['127.0.0.1', '::ffff:127.0.0.1', '10.0.0.5', '169.254.169.254', 'fe80::1'])(
    'a public name that leads to %s is not connected to',
    async (address) => {
      expect(await refusal({ security, lookup: leadingTo(address) })).toMatchObject({ kind: 'forbidden' });
      expect(reached).toEqual([]);
    },
  );
});

test('what is on the own network is connected to when a person said so', async () => {
  const failure = await refusal({ ownNetwork: true, lookup: leadingTo('127.0.0.1') });
  expect(failure.kind).not.toBe('forbidden');
  expect(reached.length).toBeGreaterThan(0);
});

test('where clouds keep credentials is refused even then', async () => {
  const lookup = leadingTo('169.254.169.254');
  expect(await refusal({ ownNetwork: true, lookup })).toMatchObject({ kind: 'forbidden' });
  expect(await refusal({ ownNetwork: true, host: '169.254.169.254' })).toMatchObject({ kind: 'forbidden' });
});

test('the connection test says so at the first step', async () => {
  const report = await testMailboxServer({ ...server, lookup: leadingTo('10.0.0.5') });
  expect(report.steps.find(({ state }) => state === 'failed')).toMatchObject({
    name: 'resolve',
    failure: { kind: 'forbidden' },
  });
  expect(reached).toEqual([]);
});
