import { createServer, type LookupFunction, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dial } from './dial.js';

let server: Server;
let port: number;
let reached: Socket[];
beforeEach(async () => {
  reached = [];
  server = createServer((socket) => reached.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  for (const socket of reached) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const host = 'smtp.example.com';
const leadingTo = (...addresses: string[]): LookupFunction => {
  return (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
};

test.each(['127.0.0.1', '::ffff:127.0.0.1', '10.0.0.5', '169.254.169.254', 'fe80::1', '0.0.0.0'])(
  'a public name that leads to %s is not connected to',
  async (address) => {
    const socket = await dial({ host, port, timeoutMs: 2_000, lookup: leadingTo(address) });
    expect(socket).toMatchObject({ status: 'not_sent', stage: 'resolve', errorCode: 'out_of_reach' });
    expect(reached).toEqual([]);
  },
);

test('unless a person said that it is on the own network', async () => {
  const socket = await dial({
    host,
    port,
    timeoutMs: 2_000,
    ownNetwork: true,
    lookup: leadingTo('127.0.0.1'),
  });
  expect('status' in socket).toBe(false);
  if (!('status' in socket)) socket.destroy();
});

test('and even then not to where clouds keep credentials', async () => {
  const lookup = leadingTo('169.254.169.254');
  expect(await dial({ host, port, timeoutMs: 2_000, ownNetwork: true, lookup })).toMatchObject({
    errorCode: 'out_of_reach',
  });
});

test('the name is asked once: what was checked is what is dialled', async () => {
  const answers = ['127.0.0.1', '127.0.0.2'];
  const lookup: LookupFunction = (...args) => leadingTo(answers.shift() ?? '10.0.0.1')(...args);
  const socket = await dial({ host, port, timeoutMs: 2_000, ownNetwork: true, lookup });
  expect(answers).toEqual(['127.0.0.2']);
  if (!('status' in socket)) socket.destroy();
});

test('an address in the place of a name is refused without a look-up', async () => {
  const lookup: LookupFunction = () => {
    throw new Error('not asked');
  };
  for (const literal of ['127.0.0.1', '10.1.1.1', '::1', '169.254.169.254'])
    expect(await dial({ host: literal, port, timeoutMs: 2_000, lookup })).toMatchObject({
      stage: 'connect',
      errorCode: 'out_of_reach',
    });
});
