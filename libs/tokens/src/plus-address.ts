/** An address that carries a token behind a plus sign: `local+token@domain`. */
export interface PlusAddress {
  /** The local part before the last plus sign. */
  local: string;
  token: string;
  domain: string;
}

/**
 * `bounce@example.com` → `bounce+<token>@example.com` (RFC 5233 subaddressing). An address that already has a
 * plus part keeps it. Throws when the result's local part would exceed the 64 octets of RFC 5321 §4.5.3.1.1
 * or the address has no `@`.
 */
export function withPlusToken(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) throw new RangeError('The address has no local part to put a token behind.');
  const local = `${address.slice(0, at)}+${token}`;
  if (Buffer.byteLength(local) > 64) {
    throw new RangeError(`The local part of ${address} is too long to carry a token (64 octets at most).`);
  }
  return local + address.slice(at);
}

/** Takes `local+token@domain` apart, or null when it is not of that form. The token is not verified here. */
export function parsePlusAddress(address: string): PlusAddress | null {
  const at = address.lastIndexOf('@');
  const plus = address.lastIndexOf('+', at);
  if (plus < 1 || plus + 1 >= at || at === address.length - 1) return null;
  return { local: address.slice(0, plus), token: address.slice(plus + 1, at), domain: address.slice(at + 1) };
}

/** A return-path token directly behind a plus sign and before an `@` (some servers rewrite `+` to `-`). */
const CANDIDATE = /[+-]([a-z2-7]{31})@/gi;

/** Every text that could be a return-path token in addresses or header values, in order, unverified. */
export function findPlusTokens(values: Iterable<string>): string[] {
  const found: string[] = [];
  for (const value of values) {
    for (const [, token] of value.matchAll(CANDIDATE)) found.push(token!.toLowerCase());
  }
  return found;
}
