import { BlockList, isIP } from 'node:net';
import { placeOfHost } from '../server-rules.js';
import { type CheckItem, type Subject, unknown } from './check-item.js';
import type { DnsResolver } from './dns-resolver.js';

/** RFC 7208 section 4.6.4. */
const MAX_LOOKUPS = 10;

/** What each mail service asks to have in the SPF record of its customers' domains. */
const SERVICE_INCLUDES: Record<string, string> = {
  gmail: '_spf.google.com',
  google_workspace: '_spf.google.com',
  microsoft_365: 'spf.protection.outlook.com',
  outlook_com: 'spf.protection.outlook.com',
};

interface Walk {
  lookups: number;
  includes: string[];
  /** Addresses that the record allows. */
  allowed: BlockList;
  /** The names behind `a:` and `mx:`. */
  hosts: Set<string>;
  failed: string | null;
}

/** Reads the SPF record of the envelope sender's domain: is it there once, within its limits, and does it name our server? */
export async function checkSpf(subject: Subject, dns: DnsResolver): Promise<CheckItem> {
  const { envelopeDomain: domain, server } = subject;
  const base = { record: 'spf', title: 'SPF', name: domain, type: 'TXT' } as const;
  const answer = await dns.txt(domain);
  if (answer.kind === 'failed') return unknown(base, answer.says);
  const records = answer.kind === 'found' ? answer.values.filter(isSpf) : [];
  const record = records[0];
  const ours = mechanismFor(server);
  if (record === undefined) {
    return {
      ...base,
      state: 'missing',
      found: [],
      says: `Nothing says which servers may send for ${domain}. Providers trust such mail less.`,
      copy: { name: domain, type: 'TXT', value: `v=spf1 ${ours ?? 'mx'} ~all` },
    };
  }
  const found = { ...base, found: records };
  if (records.length > 1)
    return {
      ...found,
      state: 'wrong',
      says: 'There are several SPF records, and so none counts. Keep one with everything in it.',
      copy: null,
    };
  const walk: Walk = { lookups: 0, includes: [], allowed: new BlockList(), hosts: new Set(), failed: null };
  await follow(domain, record, dns, walk, 0);
  if (walk.failed) return { ...unknown(base, walk.failed), found: records };
  const counted = `${walk.lookups} of ${MAX_LOOKUPS} look-ups`;
  if (walk.lookups > MAX_LOOKUPS)
    return {
      ...found,
      state: 'wrong',
      says: `It takes more than ${MAX_LOOKUPS} look-ups, so receivers give up on it. Remove what is not used any more.`,
      copy: null,
    };
  if (/(^|\s)\+?all(\s|$)/i.test(record))
    return {
      ...found,
      state: 'wrong',
      says: 'It ends in +all: everybody may send for you. End it with ~all or -all.',
      copy: copyOf(domain, record.replace(/(^|\s)\+?all/i, '$1~all')),
    };
  const named = await namesOurServer(server, dns, walk);
  if (named === 'no')
    return {
      ...found,
      state: 'improve',
      says: `${server.host} is not named in it. If your mail leaves from there, add it.`,
      copy: ours ? copyOf(domain, withMechanism(record, ours)) : null,
    };
  if (!/\s[~?-]all(\s|$)|\sredirect=/i.test(record))
    return {
      ...found,
      state: 'improve',
      says: 'It does not say what to do with everybody else. End it with ~all.',
      copy: copyOf(domain, `${record} ~all`),
    };
  const says =
    named === 'yes'
      ? `Names ${server.host} (${counted}).`
      : `It is sound (${counted}). Whether it names your server’s public address cannot be seen from here.`;
  return { ...found, state: 'right', says, copy: null };
}

const isSpf = (record: string): boolean => /^v=spf1(\s|$)/i.test(record);
const copyOf = (name: string, value: string) => ({ name, type: 'TXT' as const, value });

function mechanismFor({ preset, host }: Subject['server']): string | null {
  const include = SERVICE_INCLUDES[preset];
  if (include) return `include:${include}`;
  if (placeOfHost(host) !== 'public') return null;
  const family = isIP(host);
  return family === 4 ? `ip4:${host}` : family === 6 ? `ip6:${host}` : `a:${host}`;
}

/** Before the closing `all`, where it still counts. */
const withMechanism = (record: string, mechanism: string): string =>
  /\s[~?-]all\b/i.test(record)
    ? record.replace(/\s([~?-]all\b)/i, ` ${mechanism} $1`)
    : `${record} ${mechanism}`;

async function follow(
  domain: string,
  record: string,
  dns: DnsResolver,
  walk: Walk,
  depth: number,
): Promise<void> {
  for (const term of record.toLowerCase().split(/\s+/).slice(1)) {
    const [, name = '', value = ''] = /^[+~?-]?([a-z0-9]+)(?:[:=](.*))?$/.exec(term) ?? [];
    // Macros (RFC 7208 section 7) are different for each mail: they count, and are not followed.
    const target = value.split('/')[0] || domain;
    if (name === 'ip4' || name === 'ip6') allow(walk.allowed, value);
    if (!['include', 'redirect', 'a', 'mx', 'exists', 'ptr'].includes(name)) continue;
    walk.lookups += 1;
    if (walk.lookups > MAX_LOOKUPS || value.includes('%')) continue;
    if (name === 'a') walk.hosts.add(target);
    if (name === 'mx') await followMx(target, dns, walk);
    if ((name === 'include' || name === 'redirect') && depth < MAX_LOOKUPS) {
      walk.includes.push(target);
      const answer = await dns.txt(target);
      if (answer.kind === 'failed') walk.failed = answer.says;
      const next = answer.kind === 'found' ? answer.values.find(isSpf) : undefined;
      if (next) await follow(target, next, dns, walk, depth + 1);
    }
  }
}

async function followMx(domain: string, dns: DnsResolver, walk: Walk): Promise<void> {
  const answer = await dns.mx(domain);
  if (answer.kind === 'failed') walk.failed = answer.says;
  if (answer.kind === 'found')
    for (const { exchange } of answer.values) walk.hosts.add(exchange.toLowerCase());
}

function allow(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  const family = isIP(address);
  if (family === 0) return;
  const most = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (Number.isInteger(prefix) && prefix >= 0 && prefix <= most)
    list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
}

async function namesOurServer(
  server: Subject['server'],
  dns: DnsResolver,
  walk: Walk,
): Promise<'yes' | 'no' | 'unknown'> {
  const include = SERVICE_INCLUDES[server.preset];
  if (include) return walk.includes.includes(include) ? 'yes' : 'no';
  // Mail of a server on this machine or in the own network leaves from a public address that nobody told us.
  if (placeOfHost(server.host) !== 'public') return 'unknown';
  if (walk.hosts.has(server.host)) return 'yes';
  const ours = isIP(server.host) ? [server.host] : await addressesOf(server.host, dns);
  if (ours === null) return 'unknown';
  for (const host of walk.hosts) {
    const theirs = await addressesOf(host, dns);
    if (theirs?.some((address) => ours.includes(address))) return 'yes';
  }
  return ours.some((address) => walk.allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
    ? 'yes'
    : 'no';
}

async function addressesOf(host: string, dns: DnsResolver): Promise<string[] | null> {
  const answer = await dns.addresses(host);
  return answer.kind === 'failed' ? null : answer.kind === 'found' ? answer.values : [];
}
