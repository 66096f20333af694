import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './lock.js';

let dataDir: string;
const file = () => join(dataDir, 'run', 'lock.json');
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mailwright-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a second one is refused with the name and process of the first, until that lets go', () => {
  const lock = lockDataDir(dataDir, 'Mailwright (http://localhost:3000)');
  expect(() => lockDataDir(dataDir, 'another')).toThrow(
    `Mailwright (http://localhost:3000) already runs on the data directory ${dataDir} (process ${process.pid})`,
  );
  lock.release();
  expect(existsSync(file())).toBe(false);
  lockDataDir(dataDir, 'another').release();
});

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1, began: '1', is: 'Mailwright' }],
  ['a process id that is by now another program', { pid: process.pid, began: 'long ago', is: 'Mailwright' }],
])('the lock of %s is taken over, and leaves nothing behind', (_whose, holder) => {
  lockDataDir(dataDir, 'first').release();
  writeFileSync(file(), JSON.stringify(holder));
  const lock = lockDataDir(dataDir, 'second');
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid, is: 'second' });
  expect(readdirSync(join(dataDir, 'run'))).toEqual(['lock.json']);
  lock.release();
});

test('a lock that cannot be read is nobody’s', () => {
  lockDataDir(dataDir, 'first').release();
  writeFileSync(file(), 'half writ');
  const lock = lockDataDir(dataDir, 'second');
  expect(readFileSync(file(), 'utf8')).toContain('second');
  lock.release();
});

test('a directory that cannot be written is refused in one sentence', () => {
  expect(() => lockDataDir('/proc/mailwright', 'it')).toThrow(
    /^The data directory \/proc\/mailwright cannot be written \(ENOENT\)/,
  );
});
