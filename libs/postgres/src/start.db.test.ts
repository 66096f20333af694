import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachPostgres, isAlive, startPostgres, stopPostgres, type RunningPostgres } from './index.js';

let parent: string;
let dataDir: string;
let running: RunningPostgres;

async function start(options: Partial<Parameters<typeof startPostgres>[0]> = {}): Promise<RunningPostgres> {
  const outcome = await startPostgres({ dataDir, durability: 'none', ...options });
  if (outcome.state === 'refused') throw new Error(outcome.says);
  return outcome;
}

async function query(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: string }>(sql);
    return rows[0]?.answer ?? '';
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'mailwright-postgres-'));
  await chmod(parent, 0o755);
  dataDir = join(parent, 'postgres');
  running = await start();
}, 60_000);

afterAll(async () => {
  await running.stop(2_000);
  await rm(parent, { recursive: true, force: true });
});

describe('a started PostgreSQL', () => {
  test('has our locale, encoding and functions', async () => {
    expect(await query(running.url, "select current_setting('server_encoding') as answer")).toBe('UTF8');
    const locale =
      'select datlocprovider::text || datlocale as answer from pg_database where datname = current_database()';
    expect(await query(running.url, locale)).toBe('bC.UTF-8');
    expect(await query(running.url, 'select uuidv7()::text as answer')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('lives in a session of its own, out of reach of a Ctrl-C in the terminal', async () => {
    const session = (stat: string) => stat.slice(stat.lastIndexOf(')')).split(' ')[4];
    const theirs = await readFile(`/proc/${running.pid}/stat`, 'utf8');
    expect(session(theirs)).toBe(String(running.pid));
  });

  test('refuses a connection without its password, which only its owner can read', async () => {
    await expect(query(running.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password authentication/,
    );
    expect((await stat(join(dataDir, 'connection.json'))).mode & 0o777).toBe(0o600);
  });

  test('is adopted by the next start and attached to by others', async () => {
    const again = await start();
    expect(again).toMatchObject({ pid: running.pid, adopted: true, url: running.url });
    expect(await attachPostgres({ dataDir })).toMatchObject({ state: 'running', pid: running.pid });
  });

  test('keeps data and address over a stop, and is gone after it', async () => {
    await query(running.url, 'create table kept as select 42 as n');
    expect(await running.stop()).toBe('stopped');
    expect(await isAlive(running.pid)).toBe(false);
    expect(await attachPostgres({ dataDir })).toEqual({ state: 'not-running' });
    const before = running.url;
    running = await start();
    expect(running).toMatchObject({ adopted: false, url: before });
    expect(await query(running.url, 'select n::text as answer from kept')).toBe('42');
  });

  test('comes back after kill -9, also when its process id is by then another program', async () => {
    process.kill(running.pid, 'SIGKILL');
    const pidFile = join(dataDir, 'data', 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    running = await start();
    expect(running.adopted).toBe(false);
    expect(await query(running.url, 'select n::text as answer from kept')).toBe('42');
  });

  test('moves to another port when its own is taken, but not from one that was asked for', async () => {
    await running.stop();
    const port = Number(new URL(running.url).port);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    expect(await startPostgres({ dataDir, port })).toEqual({
      state: 'refused',
      code: 'port-taken',
      says: `Port ${port} for PostgreSQL is taken by another program.`,
    });
    running = await start();
    expect(Number(new URL(running.url).port)).not.toBe(port);
    await new Promise((resolve) => squatter.close(resolve));
  });
});

test('a server that answers nobody is stopped all the same', async () => {
  await start();
  expect(await stopPostgres({ dataDir: join(parent, 'nothing') }, 5_000)).toBe('not-running');
  process.kill(running.pid, 'SIGSTOP');
  expect(await stopPostgres({ dataDir }, 100)).toBe('killed');
  expect(await isAlive(running.pid)).toBe(false);
  running = await start();
});

describe('a directory that cannot be used', () => {
  test('that cannot be written is refused in one sentence', async () => {
    const outcome = await startPostgres({ dataDir: '/proc/mailwright' });
    expect(outcome).toMatchObject({ state: 'refused', code: 'directory-not-writable' });
    expect(outcome).toHaveProperty('says', expect.stringContaining('/proc/mailwright cannot be written'));
  });

  test('with the data of another major version is refused', async () => {
    await running.stop();
    const versionFile = join(dataDir, 'data', 'PG_VERSION');
    await writeFile(versionFile, '16\n');
    expect(await startPostgres({ dataDir })).toMatchObject({ state: 'refused', code: 'other-major-version' });
    await writeFile(versionFile, '18\n');
    running = await start();
  });

  test('whose data lived elsewhere and is gone is refused, not begun anew', async () => {
    const moved = join(parent, 'moved');
    expect(await attachPostgres({ dataDir: moved })).toEqual({ state: 'not-running' });
    await start({ dataDir: moved }).then((server) => server.stop());
    await rm(moved, { recursive: true });
    await mkdir(moved);
    await writeFile(join(moved, 'lives-elsewhere'), '/var/lib/mailwright/no-such-place\n');
    expect(await startPostgres({ dataDir: moved })).toMatchObject({ state: 'refused', code: 'data-missing' });
  });
});
