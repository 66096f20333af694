import { PROVIDERS } from './providers.js';

/** The made-up mailbox providers with a domain of their own; companies' servers are not among them. */
export function sandboxProviders(): { key: string; name: string; domain: string }[] {
  return Object.values(PROVIDERS)
    .filter(({ key }) => key !== 'company')
    .map(({ key, domain }) => ({ key, name: key.charAt(0).toUpperCase() + key.slice(1), domain }));
}
