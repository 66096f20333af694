import { Injectable } from '@nestjs/common';
import type { DomainCheck } from '@mailwright/contracts';
import { keyRecord } from '@mailwright/dkim';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/domain-error.js';
import { IdentitiesRepository, type IdentityRow } from '../identities.repository.js';
import { returnPathOf } from '../return-path.js';
import { domainOf } from '../signing/domain-of.js';
import { type SigningKeyRow, SigningKeysRepository } from '../signing/signing-keys.repository.js';
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
    private readonly keys: SigningKeysRepository,
    private readonly dns: DnsResolver,
  ) {}

  async check(workspaceId: string, identityId: string, selector: string | undefined): Promise<DomainCheck> {
    const { manager } = this.database;
    const identity = await this.identities.byId(manager, workspaceId, identityId);
    if (!identity) throw notFound('identity');
    const key = await this.keys.current(manager, workspaceId, domainOf(identity.fromAddress));
    const subject = subjectOf(identity, selector, key);
    const madeUp = (await workspaceKind(manager, workspaceId)) === 'sandbox';
    const checks = madeUp ? madeUpChecks(subject) : await this.lookUp(subject, identity.returnPathDomain);
    return {
      domain: subject.domain,
      selector:
        subject.selector === null
          ? null
          : { name: subject.selector, whose: subject.ourKey ? 'ours' : 'server' },
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

/** The key that is looked for: the one that was asked for, else ours where we sign, else the server's. */
function subjectOf(identity: IdentityRow, asked: string | undefined, key: SigningKeyRow | null): Subject {
  const path = returnPathOf(identity, identity.mailbox);
  const { preset, host, dkim } = identity.account;
  const ours = key !== null && (asked === undefined ? dkim === 'ours' : asked === key.selector);
  const servers = identity.dkimSelector ?? USUAL_SELECTORS[preset] ?? null;
  return {
    domain: domainOf(identity.fromAddress),
    envelopeDomain: path.kind === 'own_domain' ? path.domain : domainOf(path.address),
    selector: ours ? key.selector : (asked ?? servers),
    ourKey: ours
      ? { record: keyRecord(key).value, publicKey: key.publicKey, on: key.state === 'on' && dkim === 'ours' }
      : null,
    server: { preset, host },
  };
}

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
