import { Injectable } from '@nestjs/common';
import { promises as dns } from 'node:dns';

/** Nothing there is an answer; no answer is not "nothing there". */
export type DnsAnswer<T> =
  { kind: 'found'; values: T[] } | { kind: 'none' } | { kind: 'failed'; says: string };
export interface MxHost {
  exchange: string;
  priority: number;
}

/** The DNS as the domain check sees it. */
export abstract class DnsResolver {
  /** TXT records, the parts of each joined (RFC 7208 section 3.3). */
  abstract txt(name: string): Promise<DnsAnswer<string>>;
  abstract mx(name: string): Promise<DnsAnswer<MxHost>>;
  /** A and AAAA. */
  abstract addresses(name: string): Promise<DnsAnswer<string>>;
}

/** Somebody looks at the page: two tries of two seconds. */
const OPTIONS = { timeout: 2_000, tries: 2 };
const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks the system's name servers. */
@Injectable()
export class SystemDns extends DnsResolver {
  private readonly resolver = new dns.Resolver(OPTIONS);

  override txt(name: string): Promise<DnsAnswer<string>> {
    return answer(async () => (await this.resolver.resolveTxt(name)).map((parts) => parts.join('')));
  }

  override mx(name: string): Promise<DnsAnswer<MxHost>> {
    return answer(() => this.resolver.resolveMx(name));
  }

  override async addresses(name: string): Promise<DnsAnswer<string>> {
    const [four, six] = await Promise.all([
      answer(() => this.resolver.resolve4(name)),
      answer(() => this.resolver.resolve6(name)),
    ]);
    const values = [four, six].flatMap((one) => (one.kind === 'found' ? one.values : []));
    if (values.length > 0) return { kind: 'found', values };
    return four.kind === 'failed' ? four : six.kind === 'failed' ? six : { kind: 'none' };
  }
}

async function answer<T>(ask: () => Promise<T[]>): Promise<DnsAnswer<T>> {
  try {
    const values = await ask();
    return values.length > 0 ? { kind: 'found', values } : { kind: 'none' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return NOT_THERE.has(code)
      ? { kind: 'none' }
      : { kind: 'failed', says: `The DNS did not answer (${code}).` };
  }
}
