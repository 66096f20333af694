import { COMPANIES } from '../people/companies.js';
import type { SandboxPerson } from '../people/person.js';
import { PROVIDERS } from '../providers/providers.js';
import type { Provider, ProviderReply } from '../providers/provider.js';

/** Who lives in the world, and what is said of those who don't. */
export class Directory {
  readonly #people: Map<string, SandboxPerson>;
  readonly #domains = new Map<string, Provider>();

  constructor(people: readonly SandboxPerson[]) {
    this.#people = new Map(people.map((person) => [person.email.toLowerCase(), person]));
    for (const provider of Object.values(PROVIDERS)) this.#domains.set(provider.domain, provider);
    for (const { domain } of COMPANIES) this.#domains.set(domain, PROVIDERS.company);
    for (const person of people) {
      const domain = person.email.split('@')[1] ?? '';
      if (!domain.endsWith('.test'))
        throw new Error(`made-up people live below .test, not at "${person.email}"`);
      this.#domains.set(domain, PROVIDERS[person.provider]);
    }
  }

  find(address: string): SandboxPerson | null {
    return this.#people.get(address) ?? null;
  }

  /** The refusal of an address at which nobody lives. */
  stranger(address: string, id: string): ProviderReply {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const provider = this.#domains.get(domain);
    if (provider) return provider.objections.unknown({ to: address, id });
    if (domain.endsWith('.test')) {
      return { code: 550, lines: [`5.1.2 <${address}>: Recipient address rejected: Domain not found`] };
    }
    return {
      code: 550,
      lines: [`5.7.1 <${address}>: Relay access denied: the sandbox knows addresses below .test only`],
    };
  }
}
