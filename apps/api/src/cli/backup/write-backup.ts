import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { VERSION } from '../../config/version.js';
import { jobsSchemaVersion, listPartitions, listSequences, listTables, migrationNames } from './catalog.js';
import { countRows, MAGIC, type Header, type Table, type Trailer } from './format.js';

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything as it was at one instant (one repeatable-read transaction, while Mailwright may go on working).
 * The file appears under its name, readable by its owner only, when it is complete.
 */
export async function writeBackup(
  databaseUrl: string,
  file: string,
  onTable: (name: string) => void,
): Promise<BackupSummary> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'mailwright backup' });
  await client.connect();
  const unfinished = `${file}.unfinished`;
  try {
    await client.query('begin isolation level repeatable read read only');
    const gzip = createGzip({ level: 3 });
    const output = createWriteStream(unfinished, { mode: 0o600, flush: true });
    gzip.pipe(output);
    const summary = await Promise.race([writeAll(client, gzip, onTable), failure(gzip), failure(output)]);
    gzip.end();
    await finished(output);
    await client.query('commit');
    await rename(unfinished, file);
    return summary;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function writeAll(client: Client, gzip: Gzip, onTable: (name: string) => void): Promise<BackupSummary> {
  const header: Header = {
    kind: 'header',
    createdAt: new Date().toISOString(),
    version: VERSION,
    migrations: await migrationNames(client),
    jobsSchema: await jobsSchemaVersion(client),
    partitions: await listPartitions(client),
  };
  await write(gzip, `${MAGIC}\n${JSON.stringify(header)}\n`);
  const trailer: Trailer = { kind: 'trailer', tables: [], sequences: [] };
  for (const table of await listTables(client)) {
    onTable(table.name);
    await write(gzip, `${JSON.stringify(table)}\n`);
    trailer.tables.push({ name: table.name, ...(await writeTable(client, gzip, table)) });
  }
  trailer.sequences = await listSequences(client);
  await write(gzip, `${JSON.stringify(trailer)}\n`);
  return { tables: trailer.tables.length, rows: trailer.tables.reduce((sum, table) => sum + table.rows, 0) };
}

async function writeTable(
  client: Client,
  gzip: Gzip,
  { name, columns }: Table,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  const stream = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    rows += countRows(piece);
    await write(gzip, `${piece.length}\n`);
    await write(gzip, piece);
  }
  await write(gzip, '0\n');
  return { rows, sha256: hash.digest('hex') };
}

async function write(gzip: Gzip, data: string | Buffer): Promise<void> {
  if (!gzip.write(data)) await once(gzip, 'drain');
}

/** Settles only by throwing: a full disk shows here, while the writer waits for room. */
async function failure(stream: NodeJS.EventEmitter): Promise<never> {
  const [error] = (await once(stream, 'error')) as [Error];
  throw error;
}
