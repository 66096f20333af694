/** What a text file can be written in; the names are those of TextDecoder. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes at the beginning that are looked at for a mark and for zero bytes. */
const HEAD = 4_096;

/**
 * Finds out how a file is written while it passes by: by its byte order mark, else by zero bytes where UTF-16 has
 * them for Latin text, else UTF-8 if every byte of the whole file is valid UTF-8, else Windows-1252 (which every
 * file is, so it is what is left). Feed it every chunk in order.
 */
export class EncodingSniffer {
  private head = Buffer.alloc(0);
  private readonly strict = new TextDecoder('utf-8', { fatal: true });
  private isUtf8 = true;

  feed(chunk: Uint8Array): void {
    if (this.head.length < HEAD) this.head = Buffer.concat([this.head, chunk]).subarray(0, HEAD);
    if (this.isUtf8) this.isUtf8 = this.stillUtf8(chunk);
  }

  /** After the last chunk. */
  encoding(): FileEncoding {
    const { head } = this;
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
    const zeros = zerosByParity(head);
    if (zeros.odd > head.length / 8 && zeros.even === 0) return 'utf-16le';
    if (zeros.even > head.length / 8 && zeros.odd === 0) return 'utf-16be';
    return this.isUtf8 && this.endsWhole() ? 'utf-8' : 'windows-1252';
  }

  private stillUtf8(chunk: Uint8Array): boolean {
    try {
      this.strict.decode(chunk, { stream: true });
      return true;
    } catch {
      // TypeError is how a strict decoder says "not UTF-8".
      return false;
    }
  }

  private endsWhole(): boolean {
    try {
      this.strict.decode();
      return true;
    } catch {
      // A character was cut off at the end of the file.
      return false;
    }
  }
}

function zerosByParity(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd };
}
