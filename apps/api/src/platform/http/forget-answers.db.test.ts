import { cloneDatabase, type TestDatabase } from '@mailwright/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../database/database.js';
import { dataSourceOptions } from '../database/data-source.js';
import { ForgetAnswersJob } from './forget-answers.job.js';

let clone: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  clone = await cloneDatabase();
  source = await new DataSource(dataSourceOptions(clone.url, 'test', 2)).initialize();
});
afterAll(async () => {
  await source.destroy();
  await clone.drop();
});

test('an answer is kept for a day and then forgotten', async () => {
  await source.query(
    `insert into idempotency_keys (workspace_id, key, request_hash, created_at)
       values (uuidv7(), 'young', '\\x00', now() - interval '23 hours'), (uuidv7(), 'old', '\\x00', now() - interval '25 hours')`,
  );
  await new ForgetAnswersJob(new Database(source)).perform();
  expect(await source.query('select key from idempotency_keys')).toEqual([{ key: 'young' }]);
});
