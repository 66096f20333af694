import {
  closeSync,
  createReadStream,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * An append-only file of JSON lines. What `append` promised is in the operating system's hands (it survives SIGKILL of
 * this process; it is not fsynced). Lines of one turn of the event loop go out in one write.
 */
export interface LineFile {
  /** Resolves when the line is written; rejects when the disk refused. */
  append(value: unknown): Promise<void>;
  /** All lines written so far, oldest first. */
  read(): AsyncGenerator;
  close(): void;
}

/** Opens (or creates) the file. A last line cut short by a crash was promised to nobody and is removed. */
export function openLineFile(path: string): LineFile {
  const file = openSync(path, 'a+', 0o600);
  dropTornLine(file);
  let waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      writeSync(file, batch.map(({ line }) => line).join(''));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return {
    append: (value) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: `${JSON.stringify(value)}\n`, resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      }),
    async *read() {
      flush();
      const input = createReadStream(path, { encoding: 'utf8', end: Math.max(0, fstatSync(file).size - 1) });
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        if (line !== '') yield JSON.parse(line) as unknown;
      }
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

function dropTornLine(file: number): void {
  const { size } = fstatSync(file);
  const block = Buffer.alloc(65_536);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const read = readSync(file, block, 0, end - start, start);
    const newline = block.subarray(0, read).lastIndexOf(0x0a);
    if (newline >= 0) {
      if (start + newline + 1 < size) ftruncateSync(file, start + newline + 1);
      return;
    }
    end = start;
  }
  if (size > 0) ftruncateSync(file, 0);
}
