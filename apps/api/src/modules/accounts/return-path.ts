import type { ReturnPath } from '../sending/public.js';

/**
 * Where the bounces of a From go: to an own domain that carries a token per message, else to the mailbox that reads
 * its answers (the token behind a plus sign), else to the From itself, without a token.
 */
export function returnPathOf(
  identity: { fromAddress: string; returnPathDomain: string | null },
  mailbox: { address: string } | null,
): ReturnPath {
  if (identity.returnPathDomain) return { kind: 'own_domain', domain: identity.returnPathDomain };
  if (mailbox) return { kind: 'plus', address: mailbox.address };
  return { kind: 'plain', address: identity.fromAddress };
}
