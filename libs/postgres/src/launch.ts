import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { SERVER_ENV } from './cluster.js';
import type { Place } from './place.js';
import { livingPostmaster } from './postmaster.js';
import { settings, type Durability } from './settings.js';

/** How a launch went. `port-taken` is told apart because another port may be tried. */
export type LaunchOutcome =
  { state: 'ready'; pid: number } | { state: 'port-taken' } | { state: 'failed'; says: string };

/**
 * Starts the server in a session of its own (setsid: a Ctrl-C in the terminal reaches the whole foreground group and
 * would otherwise end it while others still drain) and waits until it takes connections or `timeoutMs` have passed.
 */
export async function launch(
  place: Place,
  binaries: Binaries,
  options: { port: number; durability: Durability; timeoutMs: number },
): Promise<LaunchOutcome> {
  const output = join(place.root, 'start.log');
  const fd = openSync(output, 'w');
  const args = ['-D', place.data, ...settings({ ...options, logs: place.logs })];
  const child = spawn(binaries.postgres, args, {
    cwd: '/',
    env: SERVER_ENV,
    detached: true,
    stdio: ['ignore', fd, fd],
    ...place.user,
  });
  closeSync(fd);
  child.unref();
  const end: { says?: string } = {};
  child.once('error', (error) => (end.says = error.message));
  child.once('exit', (code, signal) => (end.says ??= `it ended with ${signal ?? `exit code ${code}`}`));

  const deadline = performance.now() + options.timeoutMs;
  while (end.says === undefined) {
    const server = await livingPostmaster(place.data);
    if (server?.status === 'ready' && server.pid === child.pid) return { state: 'ready', pid: server.pid };
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      return { state: 'failed', says: `it was not ready after ${Math.round(options.timeoutMs / 1000)} s` };
    }
    await pause(20);
  }
  const lines = await lastWords(place, output);
  // 'could not bind IPv4 address "127.0.0.1": Address already in use'
  if (lines.some((line) => line.includes('could not bind'))) return { state: 'port-taken' };
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC|ERROR)\b/.test(line)) ?? lines.at(-1);
  return { state: 'failed', says: fatal?.replace(/^.*?(?=FATAL|PANIC|ERROR)/, '').trim() || end.says };
}

/** What the server said: on its output until its log collector runs, afterwards in the newest log file. */
async function lastWords(place: Place, output: string): Promise<string[]> {
  const files = [output];
  const logs = await readdir(place.logs).catch(() => []);
  const aged = await Promise.all(
    logs.map(async (name) => ({ name, at: (await stat(join(place.logs, name))).mtimeMs })),
  );
  const newest = aged.sort((a, b) => a.at - b.at).at(-1);
  if (newest) files.push(join(place.logs, newest.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.flatMap((text) => text.split('\n').filter(Boolean).slice(-20));
}
