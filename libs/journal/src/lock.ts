import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { currentOwner, isAbsent, isAlive, type Owner } from './owner.js';

/**
 * Takes a lock file, or returns false while its owner lives. The lock of a dead owner is taken over; of two processes
 * that try at once, the exclusive creation lets one win.
 */
export function takeLock(path: string, now = Date.now()): boolean {
  if (create(path)) return true;
  const owner = readOwner(path);
  if (owner && isAlive(owner, path, now)) return false;
  rmSync(path, { force: true });
  return create(path);
}

/** Who holds a lock; null if nobody does or its writer died while writing it. */
export function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

function create(path: string): boolean {
  let fd: number;
  try {
    fd = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(fd, JSON.stringify(currentOwner()));
  closeSync(fd);
  return true;
}
