import { isIP } from 'node:net';

/** What is known of the tries to sign in to one account. */
export interface SignInTries {
  /** From the caller's own network since its last success, and when the last one failed. */
  here: number;
  hereFailedAt: Date | null;
  /** This network has signed in to the account lately. */
  trusted: boolean;
  /** From everywhere in the last hour, and when the last one failed. */
  everywhere: number;
  failedAt: Date | null;
}

/** So many wrong passwords from one network are a bad memory; after that every try waits twice as long as the last. */
const FREE_HERE = 10;
const LONGEST_HERE_MS = 15 * 60_000;
/** So many from everywhere in an hour are somebody with many addresses. */
const FREE_EVERYWHERE = 60;
const PACE_EVERYWHERE_MS = 30_000;

/**
 * How long this try must wait, in milliseconds; 0: now. Nobody is locked out for ever: the wait ends by itself, and a
 * network that the owner signed in from is not slowed down by what others try.
 */
export function signInWait(tries: SignInTries, now: number): number {
  const since = (at: Date | null): number => (at ? now - at.getTime() : Infinity);
  const beyond = tries.here - FREE_HERE;
  const pause = beyond < 0 ? 0 : Math.min(5_000 * 2 ** Math.min(beyond, 20), LONGEST_HERE_MS);
  const flooded = !tries.trusted && tries.everywhere >= FREE_EVERYWHERE;
  return Math.max(
    0,
    pause - since(tries.hereFailedAt),
    flooded ? PACE_EVERYWHERE_MS - since(tries.failedAt) : 0,
  );
}

/** What one customer of a network provider usually has to himself: IPv4 /24, IPv6 /56. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIP(mapped) === 4) return mapped.replace(/\.\d+$/, '.0/24');
  if (isIP(mapped) !== 6) return 'unknown';
  const [head = '', tail] = new URL(`http://[${mapped.split('%')[0]}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  const fourth = Number.parseInt(groups[3] ?? '0', 16) & 0xff00;
  return `${[...groups.slice(0, 3), fourth.toString(16)].join(':')}::/56`;
}
