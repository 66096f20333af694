import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './config.js';

/** The master key, and whether this call made it (a key that turns out to be wrong must not stay behind). */
export type MasterKey = { key: Buffer; file: string; made: boolean } | { says: string };

/** The key of the environment, else of `secret.key` in the data directory, which the first start makes (0600). */
export function loadMasterKey(settings: Settings): MasterKey {
  const file = join(settings.dataDir, 'secret.key');
  if (settings.masterKey) return { key: settings.masterKey, file, made: false };
  try {
    const made = makeOnce(file);
    return { ...readMasterKey(settings), file, made };
  } catch (error) {
    return { says: `The master key in ${file} cannot be made (${reasonOf(error)}).` };
  }
}

/** As `loadMasterKey`, without ever making one. */
export function readMasterKey(settings: Settings): { key: Buffer } | { says: string } {
  if (settings.masterKey) return { key: settings.masterKey };
  const file = join(settings.dataDir, 'secret.key');
  let key: Buffer;
  try {
    key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    return { says: `The master key in ${file} cannot be read (${reasonOf(error)}).` };
  }
  if (key.length === 32) return { key };
  return {
    says: `The master key in ${file} is not 32 bytes in base64: put the right file back, or set SECRET_KEY.`,
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Written whole and linked into place: of two processes that start at once, both use the key of the first. */
function makeOnce(file: string): boolean {
  const unfinished = `${file}.${process.pid}`;
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(unfinished, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(unfinished, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(unfinished);
  }
}
