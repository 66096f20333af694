import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

export interface KeyPair {
  /** PKCS #8 as PEM: to be sealed at once. */
  privateKey: string;
  /** SubjectPublicKeyInfo as base64: what `p=` carries (RFC 6376 section 3.6.1). */
  publicKey: string;
}

/**
 * A fresh RSA pair of 2048 bits: what all large receivers verify, and the longest that is usual (RFC 8301 section 3.2).
 * Takes 50 to 500 ms on one of libuv's threads.
 */
export async function makeKeyPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).then(({ publicKey, privateKey }) => ({ privateKey, publicKey: publicKey.toString('base64') }));
}
