import { eventually } from '@mailwright/testing';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { LaneBook } from '../lanes/lane-book.js';
import { LaneStore } from '../lanes/lane-store.js';
import { listener } from '../testing/for-this-test.js';
import { silent } from '../testing/ledger-bench.js';
import { buildAccount } from '../testing/sender-under-test.js';
import { AccountLane, type LaneDependencies } from './account-lane.js';
import type { ActiveMailing } from './ledger-client.js';

/** Nothing was learned of any lane. */
const noLanes = new LaneStore({ rows: async () => [] });
const MESSAGE = Buffer.from('From: a@example.com\r\nSubject: Hello\r\n\r\nHello.\r\n');

/** A lane with one recipient, whose signature is made when the test says so. */
async function laneOf(port: number) {
  const account = buildAccount(port, { workspaceId: randomUUID() });
  const waiting = [
    { contactId: randomUUID(), leaseToken: '7', attempts: 0, state: 'in_flight', email: 'a@example.com' },
  ];
  const seen = { ending: 0, recorded: [] as { state: string; reply: string }[], released: [] as unknown[] };
  const signature = Promise.withResolvers<Buffer>();
  const signing = Promise.withResolvers<void>();
  const lane = new AccountLane(account, {
    ledger: {
      reserve: async () => ({ granted: 10, dayIsFull: false }),
      claim: async () => waiting.splice(0),
      countUse: async () => undefined,
      giveBack: async () => undefined,
    },
    journal: { bodyEnding: () => (seen.ending += 1), reply: () => undefined },
    recorder: {
      add: (_place: unknown, outcome: { state: string; reply: string }) => seen.recorded.push(outcome),
      release: (_place: unknown, rows: readonly unknown[]) => seen.released.push(...rows),
    },
    logger: silent,
    composerOf: async () => ({
      domain: 'example.com',
      compose: () => ({ envelope: { from: 'a@example.com', to: 'a@example.com' }, message: MESSAGE }),
    }),
    laneOf: (of: typeof account, provider: string) => new LaneBook(noLanes, silent).of(of, provider),
    signatureOf: () => ({
      sign: () => {
        signing.resolve();
        return signature.promise;
      },
    }),
    onActivity: () => undefined,
    onTrouble: () => undefined,
    onWorks: () => undefined,
    onNoEvidence: () => undefined,
    mayClaim: () => true,
  } as unknown as LaneDependencies);
  const mailing = { id: randomUUID(), workspaceId: account.workspaceId, kind: 'campaign', due: ['other'] };
  await lane.update([mailing as unknown as ActiveMailing]);
  await signing.promise;
  return { lane, seen, signature };
}

test('what is being signed is in flight, and leaves as it was signed', async () => {
  const server = await listener();
  const { lane, seen, signature } = await laneOf(server.port);
  expect(lane.busy).toBe(1);
  expect(server.asked).toEqual([]);
  signature.resolve(Buffer.concat([Buffer.from('DKIM-Signature: v=1\r\n'), MESSAGE]));
  await eventually(() => seen.recorded.length === 1);
  expect(server.messages[0]).toMatch(/^DKIM-Signature: v=1\r\nFrom:/);
  expect(seen.recorded[0]?.state).toBe('accepted');
  expect(lane.busy).toBe(0);
  await lane.stop(Date.now() + 1_000);
});

test('a lane that was cut while a signature was made sends nothing, and says so', async () => {
  const server = await listener();
  const { lane, seen, signature } = await laneOf(server.port);
  lane.cut();
  signature.resolve(MESSAGE);
  await eventually(() => seen.recorded.length === 1);
  expect(seen.recorded[0]).toMatchObject({ state: 'queued', counts: false });
  expect([server.asked, seen.ending, lane.busy]).toEqual([[], 0, 0]);
});

test('a stop waits for the signatures that are being made, and gives their recipients back', async () => {
  const server = await listener();
  const { lane, seen, signature } = await laneOf(server.port);
  let stopped = false;
  const stopping = lane.stop(Date.now() + 5_000).then(() => (stopped = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  signature.resolve(MESSAGE);
  await stopping;
  expect(seen.recorded).toMatchObject([{ state: 'queued', counts: false }]);
  expect(server.asked).toEqual([]);
});

test('a message that cannot be signed does not leave: its recipient waits in the queue', async () => {
  const server = await listener();
  const { lane, seen, signature } = await laneOf(server.port);
  signature.reject(new Error('no memory'));
  await eventually(() => seen.released.length === 1);
  expect([server.asked, seen.recorded, lane.busy]).toEqual([[], [], 0]);
  await lane.stop(Date.now() + 1_000);
});
