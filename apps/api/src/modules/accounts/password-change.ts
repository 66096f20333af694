/**
 * What is stored after a change. A password is never said to another host than the one it was given for: a new host
 * without a new password forgets it. An empty one is forgotten on purpose.
 */
export function passwordAfter(
  before: { host: string },
  after: { host: string },
  given: string | undefined,
  seal: (plain: string) => Buffer,
): Buffer | null | 'keep' {
  if (given !== undefined) return given === '' ? null : seal(given);
  return sameHost(before.host, after.host) ? 'keep' : null;
}

/** What was said about one host ("it is on my own network") is not said about another. */
export function settingsAfter<
  B extends { host: string; onOwnNetwork: boolean },
  C extends { host?: string | undefined; onOwnNetwork?: boolean | undefined },
>(before: B, changes: C) {
  const settings = { ...before, ...changes };
  const stays = before.onOwnNetwork && sameHost(before.host, changes.host ?? before.host);
  return { ...settings, onOwnNetwork: changes.onOwnNetwork ?? stays };
}

export const sameHost = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (host: string): string => host.toLowerCase().replace(/\.$/, '');
