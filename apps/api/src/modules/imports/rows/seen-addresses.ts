/**
 * Which addresses came before in a file: 64 bits of each address's HMAC in a table with open addressing, 16–32 bytes
 * per address where a Set of strings takes over 100. That two of a million different addresses share all 64 bits
 * happens once in 37 million files.
 */
export class SeenAddresses {
  private slots = new Uint32Array(2 * 1_024);
  private size = 0;

  /** Remembers the address of this hash; false when it was there already. */
  add(hash: Buffer): boolean {
    if (this.size * 2 >= this.slots.length / 2) this.grow();
    // (0, 0) marks a free slot.
    const added = place(this.slots, hash.readUInt32LE(0) || 1, hash.readUInt32LE(4));
    if (added) this.size += 1;
    return added;
  }

  private grow(): void {
    const wider = new Uint32Array(this.slots.length * 2);
    for (let slot = 0; slot < this.slots.length; slot += 2)
      if (this.slots[slot] !== 0) place(wider, this.slots[slot]!, this.slots[slot + 1]!);
    this.slots = wider;
  }
}

function place(slots: Uint32Array, high: number, low: number): boolean {
  const mask = slots.length / 2 - 1;
  for (let at = low & mask; ; at = (at + 1) & mask) {
    if (slots[2 * at] === 0) {
      slots[2 * at] = high;
      slots[2 * at + 1] = low;
      return true;
    }
    if (slots[2 * at] === high && slots[2 * at + 1] === low) return false;
  }
}
