import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { pipeline, Transform } from 'node:stream';
import type { FileEncoding } from './encoding.js';
import { CSV_OPTIONS } from './delimiter.js';

export interface FileFormat {
  encoding: FileEncoding;
  delimiter: string;
}

/** A row of the file; `bytesRead` is how far the file has been read (a little ahead of the row). */
export interface FileRow {
  cells: string[];
  bytesRead: number;
}

/** All rows of the file, the header among them, read as they are asked for: memory does not grow with the file. */
export async function* readRows(path: string, format: FileFormat): AsyncGenerator<FileRow> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const parser = parse({ ...CSV_OPTIONS, delimiter: format.delimiter });
  // A failure of any part reaches the loop below through the parser.
  const handled = (): void => undefined;
  if (format.encoding === 'utf-8') pipeline(file, parser, handled);
  else pipeline(file, decoding(format.encoding), parser, handled);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { cells, bytesRead: file.bytesRead };
  } finally {
    file.destroy();
    parser.destroy();
  }
}

function decoding(encoding: FileEncoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}
