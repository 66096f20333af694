import { createKeyring, type SigningKey } from './keyring.js';
import { createLinkTokens, type LinkTokens } from './link-token.js';
import { findPlusTokens } from './plus-address.js';
import { createReturnPaths, type ReturnPaths } from './return-path.js';
import type { TrackingRef } from './tracking-ref.js';

/** Signs and verifies what refers to a delivery from outside: links, pixels, return paths. */
export interface TokenSigner extends LinkTokens, ReturnPaths {
  /**
   * The first genuine return-path token in addresses or raw header values (`To`, `Delivered-To`,
   * `Final-Recipient`…), or null. Forged and foreign tokens are passed over.
   */
  findReturnPath: (values: Iterable<string>) => TrackingRef | null;
}

/**
 * The first key signs, all of them verify: a key is rotated by putting the new one in front and keeping the old
 * one for as long as its links shall work. Throws on unusable keys.
 */
export function createTokenSigner(options: { keys: readonly SigningKey[] }): TokenSigner {
  const keyring = createKeyring(options.keys);
  const returnPaths = createReturnPaths(keyring);
  return {
    ...createLinkTokens(keyring),
    ...returnPaths,
    findReturnPath(values) {
      for (const token of findPlusTokens(values)) {
        const ref = returnPaths.verifyReturnPath(token);
        if (ref !== null) return ref;
      }
      return null;
    },
  };
}
