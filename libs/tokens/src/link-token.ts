import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from './keyring.js';
import { assertTrackingRef, type TrackingRef } from './tracking-ref.js';

/**
 * The layout, 27 bytes = exactly 36 base64url characters (no padding bits, so one text per token):
 *
 *     byte 0      version (1 bit, 0) · key id (4 bits) · kind (3 bits)
 *     byte 1–4    mailing, big-endian
 *     byte 5–8    ordinal
 *     byte 9–10   link number
 *     byte 11–26  the first 16 bytes of HMAC-SHA256(key, bytes 0–10 · bound)
 *
 * `bound` enters the MAC as nothing at all when absent and as 0x01 · UTF-8 when present: a token made for a
 * bound text never verifies without it, nor the other way round.
 */
const HEADER = 11;
const MAC = 16;
const SIZE = HEADER + MAC;
const TEXT = /^[A-Za-z0-9_-]{36}$/;
const KINDS = ['open', 'click', 'unsubscribe', 'view', 'conversion'] as const;

/** What a token may be used for; a token of one kind is never accepted as another. */
export type TokenKind = (typeof KINDS)[number];

/** What a valid token says. `linkNo` is 0 where a kind has no links. */
export interface VerifiedToken {
  kind: TokenKind;
  ref: TrackingRef;
  linkNo: number;
}

const kindCode = new Map<TokenKind, number>(KINDS.map((kind, code) => [kind, code]));

export interface LinkTokens {
  sign: (kind: TokenKind, ref: TrackingRef, linkNo?: number, bound?: string) => string;
  verify: (token: string, bound?: string) => VerifiedToken | null;
}

export function createLinkTokens(keyring: Keyring): LinkTokens {
  // Signing is synchronous: one buffer serves every call of this signer.
  const header = Buffer.alloc(HEADER);
  const token = Buffer.alloc(SIZE);

  return {
    sign(kind, ref, linkNo = 0, bound) {
      assertTrackingRef(ref);
      if (!Number.isInteger(linkNo) || linkNo < 0 || linkNo > 0xffff) {
        throw new RangeError(`link number ${linkNo} is not a number from 0 to 65535`);
      }
      header[0] = (keyring.signingId << 3) | kindCode.get(kind)!;
      header.writeUInt32BE(ref.mailing, 1);
      header.writeUInt32BE(ref.ordinal, 5);
      header.writeUInt16BE(linkNo, 9);
      header.copy(token);
      token.write(keyring.signing(withBound(header, bound)), HEADER, MAC, 'latin1');
      return token.toString('base64url');
    },

    verify(text, bound) {
      // Buffer.from also takes `+`, `/`, blanks and cut-off input: the text is checked before it is decoded.
      if (typeof text !== 'string' || !TEXT.test(text)) return null;
      const given = Buffer.from(text, 'base64url');
      const first = given[0]!;
      const kind = KINDS[first & 0b111];
      const hmac = keyring.byId((first >> 3) & 0b1111);
      if (first >= 0x80 || kind === undefined || hmac === undefined) return null;
      const head = given.subarray(0, HEADER);
      const expected = Buffer.from(hmac(withBound(head, bound)).slice(0, MAC), 'latin1');
      if (!timingSafeEqual(expected, given.subarray(HEADER))) return null;
      const ref = { mailing: given.readUInt32BE(1), ordinal: given.readUInt32BE(5) };
      return { kind, ref, linkNo: given.readUInt16BE(9) };
    },
  };
}

function withBound(header: Buffer, bound: string | undefined): Buffer {
  if (bound === undefined) return header;
  return Buffer.concat([header, Buffer.from([1]), Buffer.from(bound, 'utf8')]);
}
