import { Injectable } from '@nestjs/common';
import type { SigningKey, SigningKeyCheck } from '@mailwright/contracts';
import { keyRecord, makeKeyPair } from '@mailwright/dkim';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { DomainError, notFound } from '../../../platform/http/domain-error.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { DnsResolver } from '../domain-check/dns-resolver.js';
import { signingSecret } from '../secret-places.js';
import { requireAllowedDomain } from '../server-rules.js';
import { newId, workspaceKind } from '../workspace-kind.js';
import { domainOf } from './domain-of.js';
import { isSeen, madeUpMatch, matchRecord, type RecordMatch } from './record-match.js';
import { presentSigningKey } from './signing-key.presenter.js';
import { type SigningKeyRow, SigningKeysRepository } from './signing-keys.repository.js';

/**
 * The DKIM keys of the domains that mail comes from.
 *
 * States of a key: waiting (its record has to get into the DNS) → on (signs; one per domain) → off (a person's wish) or
 * replaced (a newer key signs; the record stays until mail under way has arrived). Off and replaced may be on again.
 */
@Injectable()
export class SigningKeysService {
  constructor(
    private readonly database: Database,
    private readonly keys: SigningKeysRepository,
    private readonly sealer: Sealer,
    private readonly dns: DnsResolver,
    private readonly live: LiveBus,
  ) {}

  async list(workspaceId: string, domain: string | undefined): Promise<SigningKey[]> {
    const asked = domain === undefined ? null : domainOf(domain);
    return (await this.keys.all(this.database.manager, workspaceId, asked)).map(presentSigningKey);
  }

  /** A rotation is the same: the key that signs goes on until the new one is turned on. */
  async create(workspaceId: string, givenDomain: string): Promise<SigningKey> {
    const domain = domainOf(givenDomain);
    if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(domain)) throw notADomain(givenDomain);
    const { privateKey, publicKey } = await makeKeyPair();
    const id = await this.database.transaction(async (manager) => {
      requireAllowedDomain(await workspaceKind(manager, workspaceId), domain, 'domain');
      await this.keys.lockDomain(manager, workspaceId, domain);
      const others = await this.keys.all(manager, workspaceId, domain);
      const waiting = others.find(({ state }) => state === 'waiting');
      if (waiting)
        throw new DomainError(
          'signing_key.waiting',
          'conflict',
          `The key ${waiting.selector} of ${domain} waits for its record already.`,
          'Add that record to the DNS, or delete the key first.',
        );
      const made = await newId(manager);
      const sealed = this.sealer.seal(privateKey, signingSecret(made));
      const selector = newSelector(new Date(), publicKey);
      await this.keys.insert(manager, workspaceId, { id: made, domain, selector, publicKey, sealed });
      await this.tell(manager, workspaceId);
      return made;
    });
    return presentSigningKey(await this.find(workspaceId, id));
  }

  /** Looks into the DNS now, and remembers when the record was seen. */
  async check(workspaceId: string, id: string): Promise<SigningKeyCheck> {
    const { state, says, found } = await this.look(workspaceId, await this.find(workspaceId, id));
    const key = presentSigningKey(await this.find(workspaceId, id));
    return { key, state, says, found, checkedAt: new Date().toISOString() };
  }

  /**
   * Signs with this key from now on. A signature without a record is worse than none where DMARC refuses what fails:
   * it must be seen, or the person says explicitly that it shall be on all the same.
   */
  async turnOn(workspaceId: string, id: string, evenIfNotSeen: boolean): Promise<SigningKey> {
    const key = await this.find(workspaceId, id);
    const match = await this.look(workspaceId, key);
    if (!isSeen(match) && !evenIfNotSeen)
      throw new DomainError(
        'signing_key.not_seen',
        'conflict',
        match.says,
        'Put it right and try again, or turn the key on although its record was not seen.',
      );
    await this.database.transaction(async (manager) => {
      await this.keys.lockDomain(manager, workspaceId, key.domain);
      const now = await this.keys.byId(manager, workspaceId, id);
      if (!now) throw notFound('signing_key');
      if (now.state === 'on') return;
      await this.keys.replaceCurrent(manager, workspaceId, key.domain);
      await this.keys.setState(manager, workspaceId, id, ['waiting', 'off', 'replaced'], 'on');
      await this.tell(manager, workspaceId);
    });
    return presentSigningKey(await this.find(workspaceId, id));
  }

  async turnOff(workspaceId: string, id: string): Promise<SigningKey> {
    await this.database.transaction(async (manager) => {
      if (await this.keys.setState(manager, workspaceId, id, ['on'], 'off'))
        await this.tell(manager, workspaceId);
    });
    return presentSigningKey(await this.find(workspaceId, id));
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (await this.keys.remove(manager, workspaceId, id)) return this.tell(manager, workspaceId);
      if (!(await this.keys.byId(manager, workspaceId, id))) throw notFound('signing_key');
      throw new DomainError(
        'signing_key.on',
        'conflict',
        'This key signs your mail.',
        'Turn it off first, or turn on another one.',
      );
    });
  }

  private async look(workspaceId: string, key: SigningKeyRow): Promise<RecordMatch> {
    const { manager } = this.database;
    const { name, value } = keyRecord(key);
    const sandbox = (await workspaceKind(manager, workspaceId)) === 'sandbox';
    const match = sandbox ? madeUpMatch(value) : matchRecord(await this.dns.txt(name), key.publicKey);
    if (isSeen(match)) await this.keys.seen(manager, workspaceId, key.id);
    return match;
  }

  private tell(manager: EntityManager, workspaceId: string): Promise<void> {
    return this.live.tell(manager, { workspaceId, topic: 'accounts' });
  }

  private async find(workspaceId: string, id: string): Promise<SigningKeyRow> {
    const found = await this.keys.byId(this.database.manager, workspaceId, id);
    if (!found) throw notFound('signing_key');
    return found;
  }
}

/**
 * A name that no key had before, here or in another installation: a name that is used again would meet the old key in
 * the caches of the DNS. The date tells people which of two is the older (RFC 6376 section 3.1).
 */
const newSelector = (at: Date, publicKey: string): string =>
  `mw${at.toISOString().slice(0, 10).replaceAll('-', '')}-${createHash('sha256').update(publicKey).digest('hex').slice(0, 4)}`;

const notADomain = (given: string): DomainError =>
  new DomainError(
    'signing_key.domain',
    'invalid',
    `${given} is not a domain.`,
    'Give what stands behind the @ of the From address.',
    [{ path: 'domain', message: 'Give what stands behind the @ of the From address.' }],
  );
