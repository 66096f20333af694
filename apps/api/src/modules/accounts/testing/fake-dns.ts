import { type DnsAnswer, DnsResolver, type MxHost } from '../domain-check/dns-resolver.js';

/** A DNS of a few names; everything else is not there, and `broken` names give no answer. */
export class FakeDns extends DnsResolver {
  readonly asked: string[] = [];
  readonly broken = new Set<string>();
  readonly texts = new Map<string, string[]>();
  readonly mailHosts = new Map<string, MxHost[]>();
  readonly hosts = new Map<string, string[]>();

  override txt(name: string): Promise<DnsAnswer<string>> {
    return this.answer(name, this.texts);
  }
  override mx(name: string): Promise<DnsAnswer<MxHost>> {
    return this.answer(name, this.mailHosts);
  }
  override addresses(name: string): Promise<DnsAnswer<string>> {
    return this.answer(name, this.hosts);
  }

  private answer<T>(name: string, records: Map<string, T[]>): Promise<DnsAnswer<T>> {
    this.asked.push(name);
    if (this.broken.has(name))
      return Promise.resolve({ kind: 'failed', says: 'The DNS did not answer (ETIMEOUT).' });
    const values = records.get(name);
    return Promise.resolve(values ? { kind: 'found', values } : { kind: 'none' });
  }
}
