import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from './judge.js';
import { messageFiles, type MessageFile } from './message-files.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailwright-triage-'));
  for (const name of ['b', 'a/cur', 'a/.hidden']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of [
    'b/2.eml',
    'b/1.eml',
    'a/cur/1700000000.M1.host:2,S',
    'a/.hidden/x.eml',
    'labels.jsonl',
    'README.md',
  ]) {
    writeFileSync(join(folder, name), 'Subject: hello\n\nhello\n');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function all(path: string, given = path): Promise<MessageFile[]> {
  const files: MessageFile[] = [];
  for await (const file of messageFiles(path, given)) files.push(file);
  return files;
}

const names = async (path: string, given = path) => (await all(path, given)).map((file) => file.name);

test('a folder gives its messages in order, named relative to it, without notes and hidden files', async () => {
  expect(await names(folder)).toEqual(['a/cur/1700000000.M1.host:2,S', 'b/1.eml', 'b/2.eml']);
});

test('a file that was named itself keeps its name, whatever its extension', async () => {
  expect(await names(join(folder, 'README.md'), './README.md')).toEqual(['./README.md']);
});

test('a file that is not there is an error of its own, not the end of the run', async () => {
  const [file] = await all(join(folder, 'none.eml'), 'none.eml');
  expect(file && (await judge(file))).toHaveProperty('error', expect.stringContaining('ENOENT'));
});
