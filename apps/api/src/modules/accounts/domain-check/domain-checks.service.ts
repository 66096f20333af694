import { Injectable } from '@nestjs/common';
import type { DomainCheck } from '@mailwright/contracts';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/domain-error.js';
import { IdentitiesRepository, type IdentityRow } from '../identities.repository.js';
import { returnPathOf } from '../return-path.js';
import { workspaceKind } from '../workspace-kind.js';
import type { CheckItem, Subject } from './check-item.js';
import { checkDkim } from './dkim.js';
import { checkDmarc } from './dmarc.js';
import { DnsResolver } from './dns-resolver.js';
import { madeUpChecks } from './made-up.js';
import { checkMx, checkReturnPath } from './mx.js';
import { checkSpf } from './spf.js';

/** The selectors under which these services publish their customers' keys unless told otherwise. */
const USUAL_SELECTORS: Record<string, string> = { google_workspace: 'google', microsoft_365: 'selector1' };

/** Looks up what receivers look up: may this server send for the From's domain, and can it be answered? */
@Injectable()
export class DomainChecks {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentitiesRepository,
    private readonly dns: DnsResolver,
  ) {}

  async check(workspaceId: string, identityId: string, selector: string | undefined): Promise<DomainCheck> {
    const { manager } = this.database;
    const identity = await this.identities.byId(manager, workspaceId, identityId);
    if (!identity) throw notFound('identity');
    const subject = subjectOf(identity, selector);
    const madeUp = (await workspaceKind(manager, workspaceId)) === 'sandbox';
    const checks = madeUp ? madeUpChecks(subject) : await this.lookUp(subject, identity.returnPathDomain);
    return {
      domain: subject.domain,
      madeUp,
      says: summaryOf(checks, madeUp),
      checkedAt: new Date().toISOString(),
      checks,
    };
  }

  private lookUp(subject: Subject, bounceDomain: string | null): Promise<CheckItem[]> {
    const { dns } = this;
    return Promise.all([
      checkSpf(subject, dns),
      checkDkim(subject, dns),
      checkDmarc(subject, dns),
      checkMx(subject, dns),
      ...(bounceDomain ? [checkReturnPath(bounceDomain, dns)] : []),
    ]);
  }
}

function subjectOf(identity: IdentityRow, selector: string | undefined): Subject {
  const path = returnPathOf(identity, identity.mailbox);
  return {
    domain: domainOf(identity.fromAddress),
    envelopeDomain: path.kind === 'own_domain' ? path.domain : domainOf(path.address),
    selector: selector ?? identity.dkimSelector ?? USUAL_SELECTORS[identity.account.preset] ?? null,
    server: { preset: identity.account.preset, host: identity.account.host },
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

function summaryOf(checks: readonly CheckItem[], madeUp: boolean): string {
  if (madeUp) return 'Made up, because a sandbox has no DNS: this is what a well-kept domain looks like.';
  const broken = checks.filter(({ state }) => state === 'missing' || state === 'wrong');
  if (broken.length > 0)
    return `${listed(broken)} ${broken.length === 1 ? 'needs' : 'need'} to be put right.`;
  const open = checks.filter(({ state }) => state !== 'right');
  if (open.some(({ state }) => state === 'unknown'))
    return 'The DNS did not answer everything. Try again in a minute.';
  return open.length === 0 ? 'Everything is right.' : `Nothing is broken. ${listed(open)} can be better.`;
}

const listed = (checks: readonly CheckItem[]): string => {
  const titles = checks.map(({ title }) => title);
  return titles.length > 1 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : (titles[0] ?? '');
};
