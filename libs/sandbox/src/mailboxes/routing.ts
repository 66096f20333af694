export interface RoutingOptions {
  /** Addresses of the mailboxes, lower case. */
  mailboxes: readonly string[];
  /** Further addresses (without plus part) and the mailbox each reaches. */
  routes?: Readonly<Record<string, string>>;
}

/**
 * Which mailbox mail to an address reaches, or null: the mailbox itself, the address without its plus part, a route,
 * and for `bounce…` at the domain of a mailbox the first mailbox there.
 */
export function routeOf(address: string, options: RoutingOptions): string | null {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 0) return null;
  const domain = lower.slice(at + 1);
  const local = lower.slice(0, at).split('+')[0]!;
  for (const candidate of [lower, `${local}@${domain}`]) {
    const routed = options.routes?.[candidate]?.toLowerCase() ?? candidate;
    if (options.mailboxes.includes(routed)) return routed;
  }
  if (!/^bounces?\b|^b$/.test(local.replace(/[-_.=].*$/, ''))) return null;
  return options.mailboxes.find((mailbox) => mailbox.endsWith(`@${domain}`)) ?? null;
}
