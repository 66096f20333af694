import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type InboxBench, openInboxBench } from '../testing/inbox-bench.js';
import { LeasesRepository } from './leases.repository.js';

let bench: InboxBench;
const leases = new LeasesRepository();
beforeAll(async () => {
  bench = await openInboxBench();
});
afterAll(() => bench.close());

const [first, second] = [randomUUID(), randomUUID()];
const alive = (id: string, secondsAgo = 0) =>
  bench.all(
    `insert into processes (id, host, pid, roles, version, heartbeat_at) values ($1, 'h', 1, '{inbox}', '1', now() - make_interval(secs => $2))
       on conflict (id) do update set heartbeat_at = excluded.heartbeat_at`,
    [id, secondsAgo],
  );
const manager = () => bench.database.manager;

beforeEach(async () => {
  await bench.all('delete from processes');
  await bench.all('delete from workspaces');
  await alive(first);
  await alive(second);
});

test('a mailbox is read by one process, and two share several', async () => {
  for (let n = 0; n < 4; n++) await bench.scene();
  await bench.all('update mailboxes set lease_token = null');
  expect(await leases.fairShare(manager())).toBe(2);
  const [mine, theirs] = await Promise.all([
    leases.claim(manager(), first, 2),
    leases.claim(manager(), second, 2),
  ]);
  expect(new Set([...mine, ...theirs].map(({ mailboxId }) => mailboxId)).size).toBe(4);
  expect(await leases.claim(manager(), first, 9)).toEqual([]);
  expect((await leases.renew(manager(), first)).map(({ token }) => token).toSorted()).toEqual(
    mine.map(({ token }) => token).toSorted(),
  );
});

test('a dead reader loses its mailbox, and the new token fences it off', async () => {
  const scene = await bench.scene();
  const [held] = await leases.claim(manager(), first, 1);
  await alive(first, 60);
  const [taken] = await leases.claim(manager(), second, 1);
  expect(taken?.mailboxId).toBe(scene.lease.mailboxId);
  expect(await leases.renew(manager(), first)).toEqual([]);
  const hold = (token: string) =>
    bench.database.transaction((inside) => bench.cursors.holdMailbox(inside, { ...scene.lease, token }));
  expect(await hold(held?.token ?? '')).toBe(false);
  expect(await hold(taken?.token ?? '')).toBe(true);
  // Giving back what is no longer ours changes nothing.
  if (held) await leases.release(manager(), held);
  expect(await leases.claim(manager(), first, 1)).toEqual([]);
});

test('a lease that ran out is free, and a paused mailbox is left alone', async () => {
  await bench.scene();
  await leases.claim(manager(), first, 1);
  await bench.all(`update mailboxes set lease_until = now() - interval '1 second'`);
  expect(await leases.claim(manager(), second, 1)).toHaveLength(1);
  await bench.all(`update mailboxes set lease_until = now() - interval '1 second', state = 'paused'`);
  expect(await leases.claim(manager(), first, 1)).toEqual([]);
});
