/** Reads lines and exact numbers of bytes from a stream; its end before that is a SyntaxError. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.pieces = stream[Symbol.asyncIterator]();
  }

  /** Up to the next line feed, without it. */
  async line(): Promise<string> {
    let searched = 0;
    for (;;) {
      const at = this.rest.indexOf(10, searched);
      if (at !== -1) {
        const line = this.rest.toString('utf8', 0, at);
        this.rest = this.rest.subarray(at + 1);
        return line;
      }
      searched = this.rest.length;
      await this.more();
    }
  }

  async bytes(count: number): Promise<Buffer> {
    while (this.rest.length < count) await this.more();
    const bytes = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return bytes;
  }

  private async more(): Promise<void> {
    const next = await this.pieces.next();
    if (next.done) throw new SyntaxError('the file ends too early');
    this.rest = this.rest.length === 0 ? next.value : Buffer.concat([this.rest, next.value]);
  }
}
