import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@mailwright/testing';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Child } from './child.js';

let directory: string;
let child: Child | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mailwright-child-'));
});
afterEach(async () => {
  await child?.stop(0, AbortSignal.abort());
  rmSync(directory, { recursive: true });
});

const READY = `process.send({ type: 'ready', notices: ['hello'] });`;
const patient = new AbortController().signal;

/** A child that runs this program; it is restarted after a few milliseconds. */
function run(program: string): Child {
  const file = join(directory, 'program.cjs');
  writeFileSync(file, program);
  return new Child(
    { name: 'web', roles: ['api'] },
    {
      command: [process.execPath, file],
      environment: {},
      logger: pino({ level: 'silent' }),
      onChange: () => undefined,
      backoff: { firstMs: 5, longestMs: 20, calmMs: 60_000 },
    },
  );
}

test('is running once it says so, gets its roles, and stops when it is asked to', async () => {
  child = run(`${READY} process.on('message', () => process.exit(process.argv.includes('api') ? 0 : 9));`);
  expect(await child.start()).toEqual({ state: 'ready', notices: ['hello'] });
  expect(child.status).toMatchObject({ state: 'running', restarts: 0 });
  await child.stop(5_000, patient);
  expect(child.status).toMatchObject({ state: 'stopped', pid: null, lastEnd: 'exit code 0' });
});

test('gives its own sentence when it cannot start', async () => {
  child = run(`process.send({ type: 'refused', says: 'Port 80 is taken.' }, () => process.exit(1));`);
  expect(await child.start()).toEqual({ state: 'refused', says: 'Port 80 is taken.' });
});

test('is started again when it dies, as often as it dies', async () => {
  child = run(`${READY} setTimeout(() => process.exit(3), 10);`);
  await child.start();
  await eventually(() => (child?.status.restarts ?? 0) >= 2);
  expect(child.status.lastEnd).toBe('exit code 3');
});

test('that does not stop in its time is killed, and at once when there is a hurry', async () => {
  const stubborn = `${READY} process.on('message', () => {}); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
  child = run(stubborn);
  await child.start();
  await child.stop(20, patient);
  expect(child.status).toMatchObject({ state: 'stopped', lastEnd: 'SIGKILL' });

  child = run(stubborn);
  await child.start();
  await child.stop(60_000, AbortSignal.abort());
  expect(child.status.lastEnd).toBe('SIGKILL');
});

test('that is stopped while it waits to be started again is not started again', async () => {
  child = run(`process.exit(1)`);
  await child.start();
  await child.stop(1_000, patient);
  expect(child.status.state).toBe('stopped');
});
