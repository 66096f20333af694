import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeKey } from './delivery-key.js';
import { openJournal } from './journal.js';
import { replayJournals, weighEvidence } from './replay.js';

let directory: string;
let child: ChildProcess | null = null;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

/** Starts a writer, lets `lines` calls return, kills it, and answers with everything that it said had returned. */
async function killedAfter(lines: number, instanceId: string): Promise<string[]> {
  const file = (name: string) => join(import.meta.dirname, 'fixtures', name);
  const flags = ['--import', file('resolve-sources.mjs'), file('writer-to-kill.ts'), directory, instanceId];
  const writer = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = writer;
  let said = '';
  let killed = false;
  writer.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (killed || said.split('\n').length <= lines) return;
    killed = true;
    // While it lives nobody else may read its journal, nor write to it.
    expect(replayJournals(directory)).toEqual([]);
    expect(() => openJournal({ directory, senderId: 'sender', instanceId, fsyncEveryMs: 0 })).toThrow(
      'living process',
    );
    writer.kill('SIGKILL');
  });
  await new Promise((resolve) => writer.once('close', resolve));
  expect(writer.signalCode).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

test.each([1, 2, 501, 2_000])(
  'what a writer was told before SIGKILL, after %d calls, is all there, and at most one call more',
  async (lines) => {
    const said = await killedAfter(lines, `instance-${lines}`);
    const [journal] = replayJournals(directory);
    if (!journal) throw new Error('no journal was found');
    const found = journal.records.map(
      ({ key, phase }) => `${phase === 'reply' ? 'r' : 'b'}${decodeKey(key).attempt}`,
    );
    expect(found.slice(0, said.length)).toEqual(said);
    expect(found.length - said.length).toBeLessThanOrEqual(1);
    expect(journal).toMatchObject({ complete: true, problems: [], senderId: 'sender' });
    const uncertain = weighEvidence(journal.records).filter(({ verdict }) => verdict === 'uncertain');
    expect(uncertain.length).toBe(found.at(-1)?.startsWith('b') ? 1 : 0);
    journal.done();
    expect(replayJournals(directory)).toEqual([]);
  },
  20_000,
);
