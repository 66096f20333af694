import { createHmacSha256, type Hmac } from './hmac.js';

/** A signing key. `id` (0–15) travels in the token; `secret` is at least 16 bytes of randomness. */
export interface SigningKey {
  id: number;
  secret: Buffer;
}

/** The keys that verify, by id, and the one that signs. */
export interface Keyring {
  signingId: number;
  signing: Hmac;
  byId: (id: number) => Hmac | undefined;
}

/** Throws on a configuration that could not be safe: no key, a repeated id, a short secret. */
export function createKeyring(keys: readonly SigningKey[]): Keyring {
  const [first] = keys;
  if (first === undefined) throw new Error('At least one signing key is needed.');
  const hmacs = new Map<number, Hmac>();
  for (const { id, secret } of keys) {
    if (!Number.isInteger(id) || id < 0 || id > 15) {
      throw new Error(`The id of a signing key is a whole number from 0 to 15, not ${id}.`);
    }
    if (secret.length < 16) throw new Error(`The secret of signing key ${id} is shorter than 16 bytes.`);
    if (hmacs.has(id)) throw new Error(`Two signing keys have the id ${id}.`);
    hmacs.set(id, createHmacSha256(secret));
  }
  return { signingId: first.id, signing: hmacs.get(first.id)!, byId: (id) => hmacs.get(id) };
}
