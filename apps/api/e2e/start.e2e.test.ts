import { createServer } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cloneDatabase, eventually, freePort, type TestDatabase } from '@mailwright/testing';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { allGone, Installation, pidsOf } from './support/mailwright-process.js';

let installation: Installation;
beforeEach(async () => {
  installation = await Installation.create();
});
afterEach(() => installation.remove());

async function query<T extends object>(url: string | undefined, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function clone(): Promise<TestDatabase> {
  const database = await cloneDatabase();
  onTestFinished(() => database.drop());
  return database;
}

/** Runs a start that must be refused: one sentence on standard error, a non-zero exit, nothing left running. */
async function refused(environment: Record<string, string> = {}): Promise<string> {
  const attempt = installation.run(['start'], environment);
  const { code } = await attempt.ended;
  expect(code).toBe(1);
  const sentences = attempt.stderr().trim().split('\n');
  expect(sentences).toHaveLength(1);
  return sentences[0] ?? '';
}

describe('a start', () => {
  test('answers, stops in order within ten seconds, and finds its data again', async () => {
    const first = await installation.start();
    expect(await installation.health()).toMatchObject({ status: expect.stringMatching(/ok|degraded/) });
    const { children, postgres } = installation.status();
    expect(children.map((child) => child.name)).toEqual(['web', 'sender', 'worker', 'sandbox']);
    await query(await installation.databaseUrl(), 'create table kept as select 42 as n');

    const begun = performance.now();
    expect(await first.stop('SIGINT')).toEqual({ code: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(10_000);
    await allGone([...children.flatMap((child) => child.pid ?? []), postgres?.pid ?? 0], 0);

    await installation.start();
    expect(await query(await installation.databaseUrl(), 'select n from kept')).toEqual([{ n: 42 }]);
  });

  test('after kill -9 of everything but PostgreSQL adopts what lives', async () => {
    const first = await installation.start();
    const { postgres, ...status } = installation.status();
    for (const pid of pidsOf({ ...status, postgres })) process.kill(pid, 'SIGKILL');
    await first.stop('SIGKILL');

    const second = await installation.start();
    expect(installation.status().postgres).toEqual({ pid: postgres?.pid, adopted: true });
    await second.stop('SIGTERM');
    expect(await installation.databaseUrl()).toBeUndefined();
  });

  test('that is killed takes its children with it, and leaves PostgreSQL', async () => {
    const killed = await installation.start();
    const children = pidsOf(installation.status());
    await killed.stop('SIGKILL');
    await allGone(children);
    expect(await installation.databaseUrl()).toBeDefined();
  });

  test('brings back a child that dies', async () => {
    await installation.start();
    const web = () => installation.status().children.find((child) => child.name === 'web');
    const before = web()?.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await eventually(() => web()?.state === 'running' && web()?.pid !== before, { timeoutMs: 30_000 });
    expect(web()).toMatchObject({ restarts: 1, lastEnd: 'SIGKILL' });
    await eventually(async () => (await installation.health()).status, { timeoutMs: 10_000 });
  });

  test('brings back PostgreSQL when it dies, at the same address', async () => {
    await installation.start();
    const [url, pid] = [await installation.databaseUrl(), installation.status().postgres?.pid ?? 0];
    process.kill(pid, 'SIGKILL');
    await eventually(() => installation.status().postgres?.pid !== pid, { timeoutMs: 30_000 });
    expect(await installation.databaseUrl()).toBe(url);
    await eventually(async () => (await installation.health()).status !== 'failing', { timeoutMs: 10_000 });
  });

  test('by npm is stopped by one Ctrl-C in the terminal, which reaches the whole group', async () => {
    const started = installation.npm(['start']);
    await started.says('Mailwright runs at', 120_000);
    const { children, postgres } = installation.status();
    process.kill(-started.pid, 'SIGINT');
    await started.ended;
    await allGone([...children.flatMap((child) => child.pid ?? []), postgres?.pid ?? 0]);
    expect(started.stdout()).toContain('"event":"postgres.stopped","how":"stopped"');
  });

  test('with --roles runs them in one process, beside others on the same database', async () => {
    const database = await clone();
    const environment = { DATABASE_URL: database.url };
    const [api, worker] = [
      installation.run(['start', '--roles', 'api'], environment),
      installation.run(['start', '--roles', 'sender,jobs'], environment),
    ];
    await Promise.all([api.says('Mailwright runs at'), worker.says('Mailwright runs: sender, jobs')]);
    expect(await installation.health()).toHaveProperty('status');
    expect(await Promise.all([api.stop('SIGTERM'), worker.stop('SIGINT')])).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
  });
});

describe('a start is refused with one sentence, and nothing is left half started,', () => {
  test('when Mailwright already runs on the data directory', async () => {
    const running = await installation.start();
    const sentence = await refused({ PORT: String(await freePort()) });
    expect(sentence).toContain(
      `Mailwright (http://localhost:${installation.port}) already runs on the data directory`,
    );
    expect(sentence).toContain(`process ${running.pid}`);
    expect(await installation.health()).toHaveProperty('status');
  });

  test('when the port is taken', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(installation.port, '127.0.0.1', resolve));
    onTestFinished(() => void squatter.close());
    expect(await refused()).toContain(`Port ${installation.port} on 127.0.0.1 is taken by another program`);
    expect(await installation.databaseUrl()).toBeUndefined();
  });

  test('when the database cannot be reached, without showing its password', async () => {
    const port = await freePort();
    const sentence = await refused({ DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${port}/mail` });
    expect(sentence).toContain(`The database 127.0.0.1:${port}/mail cannot be reached`);
    expect(sentence).not.toContain('hunter2');
  });

  test('when the database is from a newer version', async () => {
    const database = await clone();
    await query(
      database.url,
      `insert into migrations (timestamp, name) values (99990101000000, 'FromTheFuture99990101000000')`,
    );
    expect(await refused({ DATABASE_URL: database.url })).toContain(
      'is from a newer version of Mailwright (it has the migration FromTheFuture',
    );
  });

  test('when the data directory cannot be written', async () => {
    expect(await refused({ DATA_DIR: '/proc/mailwright' })).toContain(
      'The data directory /proc/mailwright cannot be written',
    );
    await mkdir(dirname(installation.dataDir), { recursive: true });
    await writeFile(installation.dataDir, 'a file where the directory should be');
    expect(await refused()).toContain(`The data directory ${installation.dataDir} cannot be written`);
  });

  test('when the master key is another one', async () => {
    const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
    const first = await installation.start({ SECRET_KEY: key(1) });
    await first.stop('SIGTERM');
    expect(await refused({ SECRET_KEY: key(2) })).toContain(
      'was sealed with another master key than the one in SECRET_KEY',
    );
    expect(await installation.databaseUrl()).toBeUndefined();
    expect(await refused()).toContain('was sealed with another master key than this installation has');
  });

  test('when a setting makes no sense', async () => {
    expect(await refused({ PORT: 'http' })).toBe(
      'mailwright: The environment variable PORT ("http") must be a port number.',
    );
  });
});
