import { planSignature, type SignaturePlan } from '@mailwright/dkim';
import type { AccountConnections } from '../../accounts/public.js';

/** Keys are looked at again this often: one that is turned on, off or replaced takes hold without a restart. */
const KNOWN_FOR_MS = 1_000;

interface Known {
  keyId: string | null;
  plan: SignaturePlan | null;
  readAt: number;
}

/** The signatures of this process's mail: one plan per key, found by account and domain without asking the database. */
export class Signatures {
  private readonly known = new Map<string, Map<string, Known>>();

  constructor(private readonly accounts: Pick<AccountConnections, 'signingKey'>) {}

  /**
   * Looks it up; awaited for each mailing before `of` is asked, so that a key that was just turned on signs the next
   * mail. Throws when the key cannot be opened: then nothing leaves unsigned.
   */
  async know(workspaceId: string, accountId: string, domain: string): Promise<void> {
    const domains = this.known.get(accountId) ?? new Map<string, Known>();
    this.known.set(accountId, domains);
    const key = await this.accounts.signingKey(workspaceId, accountId, domain);
    const before = domains.get(domain);
    const plan = !key ? null : key.id === before?.keyId ? before.plan : planSignature(key);
    domains.set(domain, { keyId: key?.id ?? null, plan, readAt: Date.now() });
  }

  /** Reads again what is known of an account's domains and no longer fresh. */
  async refresh(workspaceId: string, accountId: string): Promise<void> {
    for (const [domain, { readAt }] of this.known.get(accountId) ?? [])
      if (Date.now() - readAt >= KNOWN_FOR_MS) await this.know(workspaceId, accountId, domain);
  }

  /** What signs mail of a domain over an account; null: nothing of ours does. */
  of(accountId: string, domain: string): SignaturePlan | null {
    const known = this.known.get(accountId)?.get(domain);
    if (!known) throw new Error(`Whether mail of ${domain} is signed was never looked up.`);
    return known.plan;
  }
}
