import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type ChildState = 'starting' | 'running' | 'waiting to restart' | 'stopping' | 'stopped';

/** One child process as the supervisor sees it. */
export interface ChildStatus {
  readonly name: string;
  readonly roles: readonly string[];
  readonly state: ChildState;
  readonly pid: number | null;
  /** How often it died and was started again. */
  readonly restarts: number;
  /** How it last ended, in words such as "exit code 1" or "SIGKILL". */
  readonly lastEnd: string | null;
  /** ISO instant of the last change of state. */
  readonly since: string;
}

/** What the supervisor writes for `GET /api/health` and `mailwright doctor` on each change. */
export interface SupervisorStatus {
  readonly pid: number;
  readonly startedAt: string;
  readonly postgres: { readonly pid: number; readonly adopted: boolean } | null;
  readonly children: readonly ChildStatus[];
}

const fileIn = (dataDir: string): string => join(dataDir, 'run', 'status.json');

/** The status of the supervisor of this data directory, or undefined when none runs. */
export function readStatus(dataDir: string): SupervisorStatus | undefined {
  let status: SupervisorStatus;
  try {
    status = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as SupervisorStatus;
    process.kill(status.pid, 0);
  } catch (error) {
    // Never written, or its writer was killed: either way no supervisor runs. EPERM: it runs as somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
    status = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as SupervisorStatus;
  }
  return status;
}

/** Replaced whole, so that a reader never sees half of it. */
export function writeStatus(dataDir: string, status: SupervisorStatus): void {
  const draft = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(status));
  renameSync(draft, fileIn(dataDir));
}

export function removeStatus(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
