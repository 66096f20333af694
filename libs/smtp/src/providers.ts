import { providerTable, type ProviderRow } from './provider-table.js';

/** A mailbox provider: the unit whose patience is shared by all its domains. */
export interface MailboxProvider {
  /** Stable, part of a lane's key. */
  key: string;
  /** As people say it. */
  name: string;
}

const byDomain = index((row) => row.domains);
const byMx = index((row) => row.mx);

function index(names: (row: ProviderRow) => string): Map<string, ProviderRow> {
  return new Map(
    providerTable.flatMap((row) =>
      names(row)
        .split(/\s+/)
        .filter((name) => name !== '')
        .map((name) => [name, row] as const),
    ),
  );
}

/**
 * Whose patience a recipient's mail uses. By the domain where it is known, then by the ending of its MX hosts in the
 * order given (lowest preference first), so that a company on Google Workspace shares Gmail's lane; otherwise the
 * domain's own servers. DNS is the caller's business.
 */
export function providerOf(domain: string, mxHosts: readonly string[] = []): MailboxProvider {
  const name = domain.toLowerCase().replace(/\.$/, '');
  const known = byDomain.get(name) ?? mxHosts.map(rowOfHost).find((row) => row !== undefined);
  return known ? { key: known.key, name: known.name } : { key: `domain:${name}`, name: `Servers of ${name}` };
}

function rowOfHost(host: string): ProviderRow | undefined {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const row = byMx.get(labels.slice(from).join('.'));
    if (row) return row;
  }
  return undefined;
}

/** Which provider a reply gives away as its author, or null. */
export function recogniseProvider(reply: string): string | null {
  return providerTable.find(({ says }) => says?.test(reply))?.key ?? null;
}

/** All providers in the table, for pages and lane settings. */
export const knownProviders: readonly MailboxProvider[] = providerTable.map(({ key, name }) => ({
  key,
  name,
}));
