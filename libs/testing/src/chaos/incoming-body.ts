const END = Buffer.from('\r\n.\r\n');
const HEADER_END = '\r\n\r\n';
/** Headers of ours are far shorter. */
const HEADER_AT_MOST = 32_768;

/** The bytes after 354, read until the final dot. Only the header is kept. */
export class IncomingBody {
  /** Bytes read, the final dot not included. */
  length = 0;
  private header = '';
  private headerDone = false;
  /** A body may begin with its final dot: the 354 ended a line. */
  private tail: Buffer = Buffer.from('\r\n');

  /** Returns what follows the final dot, or null while it has not come. */
  add(chunk: Buffer): Buffer | null {
    const text = Buffer.concat([this.tail, chunk]);
    const at = text.indexOf(END);
    const bodyEnd = at === -1 ? chunk.length : Math.max(0, at + END.length - this.tail.length);
    this.keepHeader(chunk.subarray(0, bodyEnd));
    this.length += bodyEnd;
    if (at !== -1) return chunk.subarray(bodyEnd);
    this.tail = text.subarray(Math.max(0, text.length - (END.length - 1)));
    return null;
  }

  /** With its angle brackets; null before the header is complete or when it has none. */
  get messageId(): string | null {
    if (!this.headerDone) return null;
    return /^message-id:\s*(<[^>\r\n]+>)/im.exec(this.header)?.[1] ?? null;
  }

  private keepHeader(chunk: Buffer): void {
    if (this.headerDone) return;
    this.header += chunk.toString('latin1');
    const end = this.header.indexOf(HEADER_END);
    if (end !== -1) this.header = this.header.slice(0, end + 2);
    this.headerDone = end !== -1 || this.header.length > HEADER_AT_MOST;
  }
}
