import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Prepared, PreparedPool } from '../../../platform/database/prepared-pool.js';
import { LedgerClient } from '../sender/ledger-client.js';
import { type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

/** A sender's ledger over a connection whose answers to claims a test may keep back or lose. */
async function sender(onClaimed: () => Promise<void>) {
  const { processId } = await bench.client(randomUUID());
  const pool = {
    async rows(statement: Prepared, values: unknown[]) {
      const rows = await bench.pool.rows(statement, values);
      if (statement.name === 'claim-deliveries') await onClaimed();
      return rows;
    },
  } as unknown as PreparedPool;
  return new LedgerClient(pool, processId, bench.events);
}

async function mailing() {
  const ws = await bench.workspace();
  await bench.people(ws, 10);
  const made = await bench.sending(ws);
  return { workspaceId: ws, id: made.id, kind: 'campaign' as const };
}
const states = async (id: string) => statesOf(await bench.deliveries(id));

test('recipients whose claim committed while its answer was lost are given back to the queue', async () => {
  let loses = true;
  const ledger = await sender(async () => {
    if (loses) throw new Error('Connection terminated unexpectedly');
  });
  const some = await mailing();
  await expect(ledger.claim(some, 'other', 6)).rejects.toThrow('terminated');
  loses = false;
  const heard = await ledger.claim(some, 'other', 3);
  expect(await states(some.id)).toEqual({ in_flight: 9, queued: 1 });

  expect(await ledger.releaseUnheard()).toBe(0);
  expect(await ledger.releaseUnheard()).toBe(6);

  const rows = await bench.deliveries(some.id);
  expect(statesOf(rows)).toEqual({ in_flight: 3, queued: 7 });
  expect(rows.filter((row) => row.state === 'in_flight').map((row) => row.contactId)).toEqual(
    expect.arrayContaining(heard.map((row) => row.contactId)),
  );
});

test('an answer that arrives after its recipients were given back is refused', async () => {
  const gate = Promise.withResolvers<void>();
  const ledger = await sender(() => gate.promise);
  const some = await mailing();
  const late = ledger.claim(some, 'other', 4);
  await expect.poll(() => states(some.id)).toEqual({ in_flight: 4, queued: 6 });
  await ledger.releaseUnheard();
  expect(await ledger.releaseUnheard()).toBe(4);

  gate.resolve();

  expect(await late).toEqual([]);
  expect(await states(some.id)).toEqual({ queued: 10 });
});

test('a claim that is heard of between two looks stays', async () => {
  const gate = Promise.withResolvers<void>();
  const ledger = await sender(() => gate.promise);
  const some = await mailing();
  const slow = ledger.claim(some, 'other', 4);
  await expect.poll(() => states(some.id)).toEqual({ in_flight: 4, queued: 6 });
  expect(await ledger.releaseUnheard()).toBe(0);
  gate.resolve();
  expect(await slow).toHaveLength(4);
  expect(await ledger.releaseUnheard()).toBe(0);
  expect(await states(some.id)).toEqual({ in_flight: 4, queued: 6 });
});
