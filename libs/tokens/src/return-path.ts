import { timingSafeEqual } from 'node:crypto';
import { decodeBase32, encodeBase32 } from './base32.js';
import type { Keyring } from './keyring.js';
import { assertTrackingRef, type TrackingRef } from './tracking-ref.js';

/**
 * 19 bytes = 31 base32 characters: version·key·kind, mailing, ordinal, 10 bytes of HMAC-SHA256. 80 bits are
 * enough here: a forger gets one guess per mail he sends us, and all he could win is one false bounce.
 */
const HEADER = 9;
const MAC = 10;
const TEXT = /^[a-z2-7]{31}$/;
/** The one kind code that link tokens never use, so that neither is ever taken for the other. */
const KIND = 0b111;

export interface ReturnPaths {
  signReturnPath: (ref: TrackingRef) => string;
  verifyReturnPath: (token: string) => TrackingRef | null;
}

export function createReturnPaths(keyring: Keyring): ReturnPaths {
  const header = Buffer.alloc(HEADER);
  const token = Buffer.alloc(HEADER + MAC);

  return {
    signReturnPath(ref) {
      assertTrackingRef(ref);
      header[0] = (keyring.signingId << 3) | KIND;
      header.writeUInt32BE(ref.mailing, 1);
      header.writeUInt32BE(ref.ordinal, 5);
      header.copy(token);
      token.write(keyring.signing(header), HEADER, MAC, 'latin1');
      return encodeBase32(token);
    },

    verifyReturnPath(text) {
      const folded = typeof text === 'string' ? text.toLowerCase() : '';
      const given = TEXT.test(folded) ? decodeBase32(folded) : null;
      if (given === null) return null;
      const first = given[0]!;
      const hmac = keyring.byId((first >> 3) & 0b1111);
      if (first >= 0x80 || (first & 0b111) !== KIND || hmac === undefined) return null;
      const expected = Buffer.from(hmac(given.subarray(0, HEADER)).slice(0, MAC), 'latin1');
      if (!timingSafeEqual(expected, given.subarray(HEADER))) return null;
      return { mailing: given.readUInt32BE(1), ordinal: given.readUInt32BE(5) };
    },
  };
}
