import { hash } from 'node:crypto';

/**
 * Which (Message-ID, recipient) pairs were accepted. Keeps 52 bits of a SHA-1 per pair (a million pairs cost some 40 MB
 * and collide with a chance of 1 in 9,000) instead of the strings.
 */
export class AcceptedBefore {
  readonly #seen = new Set<number>();

  /** Remembers the pair; true if it was there already. */
  add(messageId: string, to: string): boolean {
    const key = keyOf(messageId, to);
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }

  /** Takes a pair back that could not be written down. */
  remove(messageId: string, to: string): void {
    this.#seen.delete(keyOf(messageId, to));
  }
}

function keyOf(messageId: string, to: string): number {
  return Number.parseInt(hash('sha1', `${messageId}\u0000${to}`, 'hex').slice(0, 13), 16);
}
