/** A request that would have left the machine. */
export class OutsideRequestError extends Error {
  override readonly name = 'OutsideRequestError';
  constructor(url: string) {
    super(`the sandbox requests loopback addresses only, not ${url}`);
  }
}

/** Where a request really goes: a literal loopback address, never a name that a resolver could turn elsewhere. */
export interface Pinned {
  protocol: 'http:' | 'https:';
  address: string;
  port: number;
  path: string;
  /** What goes into the Host header. */
  host: string;
}

export interface Hosts {
  /** Port of the shop: every host below `.test` is the shop, over plain HTTP. */
  shopPort: number;
  /** Further names this world knows, each with a loopback base address, e.g. `mail.example.com` → `http://127.0.0.1:3000`. */
  names: ReadonlyMap<string, string>;
}

/** Resolves an address to a socket address on loopback, or throws `OutsideRequestError`. */
export function pin(url: URL, hosts: Hosts): Pinned {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutsideRequestError(url.href);
  const base = { path: `${url.pathname}${url.search}`, host: url.host };
  const hostname = url.hostname.toLowerCase().replace(/\.$/, '');
  const known = hosts.names.get(hostname);
  if (known !== undefined) {
    const target = new URL(known);
    return { ...base, ...literal(target, url.href) };
  }
  if (hostname.endsWith('.test')) {
    return { ...base, protocol: 'http:', address: '127.0.0.1', port: hosts.shopPort };
  }
  return { ...base, ...literal(url, url.href) };
}

function literal(url: URL, wanted: string): Pick<Pinned, 'protocol' | 'address' | 'port'> {
  const address = loopbackAddress(url.hostname);
  if (address === null) throw new OutsideRequestError(wanted);
  const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
  return { protocol, address, port: Number(url.port) || (protocol === 'https:' ? 443 : 80) };
}

/** The literal loopback address for a host name, or null if it is none. */
export function loopbackAddress(hostname: string): string | null {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return '127.0.0.1';
  if (name === '::1') return '::1';
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) ? name : null;
}
