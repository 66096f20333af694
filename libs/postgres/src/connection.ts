import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { errorCode, Refused } from './refusal.js';
import type { Place } from './place.js';

/** What one needs to reach the cluster; kept in a file of mode 0600 beside the data. */
export interface Connection {
  readonly port: number;
  readonly password: string;
}

/** The cluster's superuser; people never see it. */
export const SUPERUSER = 'mailwright';

/** The kept connection, or undefined before the first start. */
export async function readConnection(place: Place): Promise<Connection | undefined> {
  let text: string;
  try {
    text = await readFile(place.connectionFile, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw missing(place, error);
  }
  const value: unknown = JSON.parse(text);
  if (!isConnection(value)) throw missing(place, 'it is not what was written');
  return value;
}

/** As `readConnection`, where its absence means that data cannot be opened. */
export async function requireConnection(place: Place): Promise<Connection> {
  return (await readConnection(place)) ?? Promise.reject(missing(place, 'the file is gone'));
}

export async function keepConnection(place: Place, connection: Connection): Promise<void> {
  const unfinished = `${place.connectionFile}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(connection), { mode: 0o600 });
  await rename(unfinished, place.connectionFile);
}

export const newPassword = (): string => randomBytes(24).toString('base64url');

export function connectionUrl({ port, password }: Connection, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether nothing listens on the loopback port. */
export async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A loopback port that was free a moment ago. */
export async function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function isConnection(value: unknown): value is Connection {
  if (typeof value !== 'object' || value === null || !('port' in value) || !('password' in value))
    return false;
  return typeof value.port === 'number' && typeof value.password === 'string';
}

function missing(place: Place, why: unknown): Refused {
  const reason = errorCode(why) ?? String(why);
  return new Refused(
    'credentials-missing',
    `The database's password in ${place.connectionFile} cannot be read (${reason}): put the file back beside its data, or start as the user it belongs to.`,
  );
}
