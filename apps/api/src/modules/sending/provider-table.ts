import { knownProviders, providerOf } from '@mailwright/smtp';
import { sandboxProviders } from '@mailwright/sandbox/providers';

/** Where a domain is nobody's that we know: a company's own servers. */
export const OTHER_PROVIDER = 'other';

const sandbox = new Map(sandboxProviders().map((provider) => [provider.domain, provider.key]));

/** Mail domain → provider key, for the fan-out statement; what is not in it is `other`. */
export function providersOf(domains: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const domain of domains) {
    const key = sandbox.get(domain) ?? providerOf(domain).key;
    if (!key.startsWith('domain:')) found[domain] = key;
  }
  return found;
}

const names = new Map<string, string>(
  [...knownProviders, ...sandboxProviders()].map((provider) => [provider.key, provider.name]),
);

/** A mailbox provider's name as people say it; domains of nobody that we know are companies' own servers. */
export const providerName = (key: string): string => names.get(key) ?? 'Company servers';
