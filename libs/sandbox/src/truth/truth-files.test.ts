import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LetterSpool } from './letter-spool.js';
import { openLineFile } from './line-file.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'truth-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function linesOf(path: string): Promise<unknown[]> {
  const file = openLineFile(path);
  const lines: unknown[] = [];
  for await (const line of file.read()) lines.push(line);
  file.close();
  return lines;
}

it('keeps whole lines and drops one that a crash has cut short', async () => {
  const path = join(directory, 'truth.jsonl');
  const file = openLineFile(path);
  await Promise.all([file.append({ a: 1 }), file.append({ a: 'ü\n' })]);
  file.close();
  appendFileSync(path, '{"a":3');
  expect(await linesOf(path)).toEqual([{ a: 1 }, { a: 'ü\n' }]);
  const again = openLineFile(path);
  await again.append({ a: 4 });
  again.close();
  expect(await linesOf(path)).toEqual([{ a: 1 }, { a: 'ü\n' }, { a: 4 }]);
});

it('drops all of a file that holds nothing but half a line', async () => {
  const path = join(directory, 'truth.jsonl');
  appendFileSync(path, '{"half');
  expect(await linesOf(path)).toEqual([]);
});

it('keeps letters until they are released and removes full files that nobody needs', () => {
  const spool = new LetterSpool(directory);
  const big = Buffer.alloc(20 * 1024 * 1024, 'x');
  const first = spool.keep(big);
  const second = spool.keep(big);
  const third = spool.keep(Buffer.from('a letter'));
  expect([first.file, second.file, third.file]).toEqual([1, 1, 2]);
  expect(spool.read(third).toString()).toBe('a letter');
  spool.release(first);
  spool.release(second);
  expect(readdirSync(directory)).toEqual(['2.letters']);
  spool.close();

  const again = new LetterSpool(directory);
  again.hold(third);
  again.sweep();
  expect(again.read(third).toString()).toBe('a letter');
  again.close();
});
