import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from './refusal.js';

const run = promisify(execFile);

/** What `postmaster.pid` says about a running server (its eight lines: PostgreSQL's utils/pidfile.h). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'unknown';
}

/**
 * The server that lives on this data directory, or undefined. A `postmaster.pid` whose process is gone, or is by now
 * something else (pids come round quickly in containers), is removed: PostgreSQL itself would refuse to start over it.
 */
export async function livingPostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  const written = await readPidFile(file);
  if (!written) return undefined;
  if (await isServerOf(written.pid, data)) return written;
  await rm(file, { force: true });
  return undefined;
}

/** Whether the process exists; one that has ended and only waits to be collected by its parent does not count. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat === undefined || !/^\d+ \(.*\) [ZX]/s.test(stat);
}

/** How a stop went; `killed` means that the time was up and recovery follows at the next start, without loss. */
export type StopOutcome = 'stopped' | 'killed';

/**
 * Stops a server in its fast mode (SIGINT: sessions are ended, a checkpoint is written); when `timeoutMs` has passed,
 * in its immediate mode (SIGQUIT), and as the last resort by SIGKILL.
 */
export async function stopPostmaster(pid: number, timeoutMs: number): Promise<StopOutcome> {
  signal(pid, 'SIGINT');
  if (await ended(pid, timeoutMs)) return 'stopped';
  signal(pid, 'SIGQUIT');
  if (await ended(pid, 2_000)) return 'killed';
  signal(pid, 'SIGKILL');
  await ended(pid, 2_000);
  return 'killed';
}

async function ended(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (await isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

async function readPidFile(file: string): Promise<Postmaster | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const word = lines[7]?.trim();
  const status = word === 'starting' || word === 'ready' || word === 'stopping' ? word : 'unknown';
  return { pid, port: Number(lines[3] ?? 0), status };
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  const words = await commandLine(pid);
  return /(^|\/)postgres(\.exe)?$/.test(words[0] ?? '') && words.includes(data);
}

async function commandLine(pid: number): Promise<string[]> {
  const proc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (proc !== undefined) return proc.split('\0');
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim().split(' ');
}
