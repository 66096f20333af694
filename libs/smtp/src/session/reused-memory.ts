/** Messages up to this size share memory; longer ones are rare and get their own. */
const LARGEST = 256 * 1024;

/**
 * The memory of one connection's messages, used again for each: a fresh 9 KB buffer per message is outside V8's heap, and
 * so much of it made V8 search the whole heap twice a second.
 */
export class ReusedMemory {
  #bytes = Buffer.alloc(0);

  /** @param isFree nothing of the message before is still to be written: a server may say 250 before it read all. */
  constructor(private readonly isFree: () => boolean) {}

  readonly room = (length: number): Buffer => {
    if (length > LARGEST || !this.isFree()) return Buffer.allocUnsafe(length);
    if (this.#bytes.length < length) this.#bytes = Buffer.allocUnsafeSlow(Math.min(LARGEST, 2 * length));
    return this.#bytes.subarray(0, length);
  };
}
