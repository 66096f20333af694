import { cloneDatabase, eventually, type TestDatabase } from '@mailwright/testing';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TrustedOrigins } from '../../platform/http/trusted-origins.js';
import { createAuth } from './auth.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('a restart of the database does not end the process, and sign-in goes on over new connections', async () => {
  const lost: Error[] = [];
  const { pool } = createAuth({
    databaseUrl: database.url,
    publicUrl: 'http://127.0.0.1:3000',
    secret: randomBytes(32),
    origins: new TrustedOrigins('http://127.0.0.1:3000', 3000),
    onConnectionLost: (error) => lost.push(error),
  });
  await pool.query('select 1');
  const other = new Client({ connectionString: database.url });
  await other.connect();

  // What a stopping server does to every idle connection.
  await other.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'mailwright sign-in'`,
  );

  await eventually(() => lost.length > 0);
  // A connection that is just ending may still be handed out once.
  const { rows } = await eventually(() => pool.query('select 1 as one'));
  expect(rows).toEqual([{ one: 1 }]);
  await other.end();
  await pool.end();
});
