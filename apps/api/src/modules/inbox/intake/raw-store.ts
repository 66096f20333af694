import { promisify } from 'node:util';
import { gunzip, zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const unzip = promisify(gunzip);

/** The magic number of a Zstandard frame (RFC 8878, section 3.1.1), as it lies in the file. */
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Mail with base64 in it shrinks to about 75 %, plain text and reports to a third. */
export const packRaw = (raw: Buffer): Promise<Buffer> => compress(raw);

/** Gives the bytes back; also reads gzip, should an import ever write it. */
export const unpackRaw = (packed: Buffer): Promise<Buffer> =>
  packed.subarray(0, 4).equals(ZSTD) ? decompress(packed) : unzip(packed);
