import { Client } from 'pg';
import { expect, test } from 'vitest';
import { cloneDatabase } from './vitest.js';

test('a test file gets a migrated database of its own, which is gone when it is dropped', async () => {
  const [one, other] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  await client.query('create table only_here (n int)');
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from migrations');
  expect(rows[0]?.n).toBeGreaterThan(0);
  await client.end();
  await Promise.all([one.drop(), other.drop()]);
  await expect(new Client({ connectionString: one.url }).connect()).rejects.toThrow(/does not exist/);
});

test('a connection that a test leaves open is named', async () => {
  const database = await cloneDatabase();
  const forgotten = new Client({ connectionString: database.url, application_name: 'forgotten' });
  forgotten.on('error', () => undefined); // It is cut off by the drop.
  await forgotten.connect();
  await expect(database.drop()).rejects.toThrow('connections left open by the test: forgotten (idle)');
});
