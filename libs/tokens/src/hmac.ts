import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/** HMAC-SHA256 of a message as 32 latin1 characters (one per byte). */
export type Hmac = (message: Buffer) => string;

/**
 * HMAC-SHA256 (RFC 2104) over the one-shot `crypto.hash`, which makes no hash object.
 *
 * Measured on Node 26: 0.55 µs per token, against 1.6 µs with `createHmac`; a message has eight tokens.
 * Deriving many link MACs from one wider MAC per recipient would save another 0.3 µs each, and would make
 * every token depend on its neighbours' slot: not worth it.
 */
export function createHmacSha256(secret: Buffer): Hmac {
  const key = Buffer.alloc(BLOCK);
  (secret.length > BLOCK ? hash('sha256', secret, 'buffer') : secret).copy(key);
  const outer = Buffer.alloc(BLOCK + DIGEST);
  const innerPad = Buffer.alloc(BLOCK);
  for (let i = 0; i < BLOCK; i++) {
    innerPad[i] = key[i]! ^ 0x36;
    outer[i] = key[i]! ^ 0x5c;
  }
  /** One buffer per message length seen for short messages: tokens have two or three fixed lengths. */
  const reusable = new Map<number, Buffer>();

  function innerBuffer(length: number): Buffer {
    const known = reusable.get(length);
    if (known !== undefined) return known;
    const made = Buffer.alloc(BLOCK + length);
    innerPad.copy(made);
    if (length <= 32) reusable.set(length, made);
    return made;
  }

  return (message) => {
    const inner = innerBuffer(message.length);
    message.copy(inner, BLOCK);
    outer.write(hash('sha256', inner, 'latin1'), BLOCK, DIGEST, 'latin1');
    return hash('sha256', outer, 'latin1');
  };
}
