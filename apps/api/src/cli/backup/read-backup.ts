import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../../supervisor/refusal.js';
import { ByteReader } from './byte-reader.js';
import {
  countRows,
  headerSchema,
  MAGIC,
  tableSchema,
  trailerSchema,
  type Header,
  type Table,
  type Trailer,
} from './format.js';

export interface BackupVisitor {
  /** Called once, before any table. */
  header(header: Header): Promise<void>;
  /** Must take all pieces. */
  table(table: Table, pieces: AsyncIterable<Buffer>): Promise<void>;
}

/**
 * Reads a backup from its beginning to its end and hands out what is in it. A file that is cut off, damaged, or none
 * of ours is a refusal; its check sums are compared when all has been read.
 */
export async function readBackup(file: string, visitor: BackupVisitor): Promise<Trailer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  try {
    return await readAll(new ByteReader(source.pipe(gunzip)), visitor);
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      // "Z_DATA_ERROR", "Z_BUF_ERROR" (cut off), "ENOENT" …
      if (error.code.startsWith('Z_')) throw damaged(file, error.message);
      if (error.code.startsWith('E')) throw new Refusal(`The backup ${file} cannot be read (${error.code}).`);
    }
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError'))
      throw damaged(file, 'a line is not what was written');
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }

  async function readAll(reader: ByteReader, visitor: BackupVisitor): Promise<Trailer> {
    const magic = await reader.line();
    if (magic !== MAGIC)
      throw new Refusal(`${file} is not a backup of Mailwright that this version can read.`);
    await visitor.header(headerSchema.parse(JSON.parse(await reader.line())));
    const seen: Trailer['tables'] = [];
    for (;;) {
      const line: unknown = JSON.parse(await reader.line());
      const next = tableSchema.safeParse(line);
      if (!next.success) {
        const trailer = trailerSchema.parse(line);
        if (JSON.stringify(trailer.tables) !== JSON.stringify(seen))
          throw damaged(file, 'a check sum is wrong');
        return trailer;
      }
      const hash = createHash('sha256');
      let rows = 0;
      await visitor.table(
        next.data,
        counted(reader, hash, (more) => (rows += more)),
      );
      seen.push({ name: next.data.name, rows, sha256: hash.digest('hex') });
    }
  }
}

async function* counted(
  reader: ByteReader,
  hash: ReturnType<typeof createHash>,
  addRows: (count: number) => void,
): AsyncGenerator<Buffer> {
  for (;;) {
    const length = Number(await reader.line());
    if (!Number.isSafeInteger(length)) throw new SyntaxError('a length is not a number');
    if (length === 0) return;
    const piece = await reader.bytes(length);
    hash.update(piece);
    addRows(countRows(piece));
    yield piece;
  }
}

function damaged(file: string, why: string): Refusal {
  return new Refusal(`The backup ${file} is damaged or incomplete (${why}): nothing was restored from it.`);
}
