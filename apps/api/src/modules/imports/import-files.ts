import { Inject, Injectable } from '@nestjs/common';
import { IMPORT_MAX_BYTES } from '@mailwright/contracts';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DATA_DIR } from '../../platform/data-dir.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { EncodingSniffer, type FileEncoding } from './file/encoding.js';

export interface StoredFile {
  path: string;
  bytes: number;
  encoding: FileEncoding;
  /** The beginning, decoded. */
  head: string;
}

/** Enough for some hundred rows. */
const HEAD_BYTES = 256 * 1024;

/** Uploaded files on this machine, under the data directory. Machines that work on imports must share it. */
@Injectable()
export class ImportFiles {
  private readonly directory: string;

  constructor(@Inject(DATA_DIR) dataDir: string) {
    this.directory = join(dataDir, 'imports');
  }

  pathOf(importId: string): string {
    return join(this.directory, `${importId}.csv`);
  }

  /** Writes the upload as it comes. A file that is too large, broken off or no text leaves nothing behind. */
  async store(importId: string, body: Readable): Promise<StoredFile> {
    const path = this.pathOf(importId);
    await mkdir(this.directory, { recursive: true });
    const sniffer = new EncodingSniffer();
    let bytes = 0;
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        sniffer.feed(chunk);
        done(bytes > IMPORT_MAX_BYTES ? tooLarge() : null, chunk);
      },
    });
    try {
      await pipeline(body, watch, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      if (bytes === 0)
        throw new DomainError('import.empty', 'invalid', 'The file is empty.', 'Choose another file.');
      const encoding = sniffer.encoding();
      return { path, bytes, encoding, head: await readHeadOf(path, encoding) };
    } catch (error) {
      await this.remove(importId);
      if (isBrokenOff(error))
        throw new DomainError(
          'import.broken_off',
          'invalid',
          'The upload broke off.',
          'Send the file again.',
        );
      throw error;
    }
  }

  async exists(importId: string): Promise<boolean> {
    return stat(this.pathOf(importId)).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
  }

  remove(importId: string): Promise<void> {
    return rm(this.pathOf(importId), { force: true });
  }

  /** Files that were last written before the instant: their imports are long over or were never started. */
  async olderThan(instant: Date): Promise<string[]> {
    await mkdir(this.directory, { recursive: true });
    const old: string[] = [];
    for (const name of await readdir(this.directory))
      if ((await stat(join(this.directory, name))).mtime < instant) old.push(name.replace(/\.csv$/, ''));
    return old;
  }
}

export const tooLarge = (): DomainError =>
  new DomainError(
    'import.too_large',
    'too_large',
    'The file is larger than 200 MB.',
    'Divide it into several files.',
  );

async function readHeadOf(path: string, encoding: FileEncoding): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')))
      throw new DomainError(
        'import.workbook',
        'invalid',
        'This is a spreadsheet workbook, not a CSV file.',
        'Open it and save it as CSV (UTF-8).',
      );
    return new TextDecoder(encoding).decode(head, { stream: true });
  } finally {
    await file.close();
  }
}

const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET');
