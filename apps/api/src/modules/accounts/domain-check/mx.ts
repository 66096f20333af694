import { type CheckItem, type Subject, unknown } from './check-item.js';
import type { DnsResolver } from './dns-resolver.js';

/** Can the From be answered? Receivers also distrust a sender that takes no mail. */
export function checkMx({ domain }: Subject, dns: DnsResolver): Promise<CheckItem> {
  return mxOf({ record: 'mx', title: 'Answers', name: domain, type: 'MX' }, dns, {
    right: (hosts) => `Answers go to ${hosts}.`,
    missing: `No server takes mail for ${domain}: nobody can answer, and many refuse mail from it.`,
  });
}

/** Do bounces find their way back to an own bounce domain? */
export function checkReturnPath(domain: string, dns: DnsResolver): Promise<CheckItem> {
  return mxOf({ record: 'return_path', title: 'Return path', name: domain, type: 'MX' }, dns, {
    right: (hosts) => `Bounces come back to ${hosts}.`,
    missing: `No server takes mail for ${domain}: bounces are lost. Point its MX at the server of your mailbox.`,
  });
}

async function mxOf(
  base: Pick<CheckItem, 'record' | 'title' | 'name' | 'type'>,
  dns: DnsResolver,
  words: { right: (hosts: string) => string; missing: string },
): Promise<CheckItem> {
  const answer = await dns.mx(base.name);
  if (answer.kind === 'failed') return unknown(base, answer.says);
  if (answer.kind === 'none')
    return { ...base, state: 'missing', found: [], says: words.missing, copy: null };
  const hosts = answer.values.toSorted((a, b) => a.priority - b.priority);
  const found = hosts.map(({ priority, exchange }) => `${priority} ${exchange || '.'}`);
  // RFC 7505: a single MX of "." says that the domain takes no mail.
  if (hosts.every(({ exchange }) => exchange === '' || exchange === '.'))
    return {
      ...base,
      state: 'wrong',
      found,
      says: `${base.name} says that it takes no mail at all.`,
      copy: null,
    };
  return { ...base, state: 'right', found, says: words.right(hosts[0]?.exchange ?? ''), copy: null };
}
