import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** How long an owner that we cannot look up by its process id may leave its lock untouched and still count as alive. */
export const HEARTBEAT_LIMIT_MS = 30_000;
export const HEARTBEAT_EVERY_MS = 5_000;

/** The process that writes a journal, told apart from a later one with the same process id. */
export interface Owner {
  pid: number;
  /** Start of the process in clock ticks since boot (field 22 of /proc/pid/stat); '' where there is no /proc. */
  startedAt: string;
  /** Changes with every boot; '' where there is no /proc. */
  bootId: string;
  /** Process ids are comparable within one namespace only (containers). */
  pidNamespace: string;
  host: string;
}

export function currentOwner(): Owner {
  return {
    pid: process.pid,
    startedAt: startOf(process.pid),
    bootId: read('/proc/sys/kernel/random/boot_id'),
    pidNamespace: namespace(),
    host: hostname(),
  };
}

/**
 * Whether the writer of a lock still lives. Exact within one boot and one process namespace: id and start time. From
 * another namespace of the same boot only the lock's age can tell. After a reboot, or from another host, it is gone.
 */
export function isAlive(owner: Owner, lockPath: string, now: number): boolean {
  const here = currentOwner();
  if (owner.bootId !== here.bootId) return false;
  if (owner.pidNamespace !== here.pidNamespace) return now - statSync(lockPath).mtimeMs < HEARTBEAT_LIMIT_MS;
  if (!exists(owner.pid)) return false;
  return owner.startedAt === startOf(owner.pid);
}

/** True if the machine was not restarted since: then every completed write is still in the file, synced or not. */
export function sameBoot(owner: Owner): boolean {
  return owner.bootId === currentOwner().bootId;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** '' when the system has no such file; anything else that goes wrong is thrown. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

/** No such file, or the process it belongs to has just ended. */
export function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ESRCH';
}
