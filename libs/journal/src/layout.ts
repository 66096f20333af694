import { join } from 'node:path';

/** `<directory>/<senderId>/<instanceId>/{owner,replayer,00000001.journal,…}`, one folder per process that sent. */
export interface JournalPlace {
  senderId: string;
  instanceId: string;
}

const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The folder of one instance. Throws on names that would leave the directory. */
export function folderOf(directory: string, { senderId, instanceId }: JournalPlace): string {
  for (const name of [senderId, instanceId]) {
    if (!SAFE_NAME.test(name)) throw new TypeError(`Not a usable name for a folder: ${JSON.stringify(name)}`);
  }
  return join(directory, senderId, instanceId);
}

export function ownerPath(folder: string): string {
  return join(folder, 'owner');
}

export function replayerPath(folder: string): string {
  return join(folder, 'replayer');
}

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(8, '0')}.journal`);
}

/** The number of a segment's file name, or null for any other file. */
export function segmentNumber(name: string): number | null {
  const digits = /^(\d{8})\.journal$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
