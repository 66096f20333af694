import { Injectable } from '@nestjs/common';
import type {
  addSuppressions,
  InputOf,
  listSuppressions,
  Suppression,
  SuppressionReason,
  SuppressionsAdded,
  SuppressionScope,
} from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { emailKeyOf } from './address.js';
import { readPastedAddresses } from './pasted-addresses.js';
import { presentSuppression } from './suppression.presenter.js';
import { SuppressionsRepository } from './suppressions.repository.js';

/** Rows per statement when many addresses come at once. */
const BATCH = 5_000;
/** Refused lines that are told one by one; the rest is a number. */
const REFUSED_SHOWN = 200;

const factKey = ({ scope, listId, reason }: NewSuppression): string => `${scope} ${reason} ${listId ?? ''}`;

/** Why an address is not mailed any more. Give the address, or only its hash when the person may be gone. */
export type NewSuppression = ({ address: string } | { addressHash: Buffer }) & {
  scope: SuppressionScope;
  reason: SuppressionReason;
  /** What decided it: `mailingId`, `words`, `reply`, `note`, … Words are dropped when the person is erased. */
  evidence?: Record<string, unknown>;
  /** Required for the scope `list`. */
  listId?: string;
};

@Injectable()
export class SuppressionsService {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionsRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
  ) {}

  /**
   * Suppresses one address inside the caller's transaction; doing it again changes nothing. Per address, scope and
   * list the first reason stays and a different later one is kept beside it. Scopes stand side by side and the widest
   * decides, so that lifting "dead address" does not lift an older "unsubscribed". `added` is false for a known one.
   */
  async suppress(
    manager: EntityManager,
    workspaceId: string,
    input: NewSuppression,
  ): Promise<{ added: boolean }> {
    if ((input.scope === 'list') !== (input.listId !== undefined))
      throw new Error('A suppression has a list when, and only when, its scope is the list.');
    const [added = false] = await this.suppressEach(manager, workspaceId, [input]);
    return { added };
  }

  /**
   * Holds these addresses until the caller's transaction ends: whoever suppresses, lifts or counts against one of them at
   * the same moment waits. One that is no address is left out.
   */
  async hold(manager: EntityManager, workspaceId: string, addresses: readonly string[]): Promise<void> {
    const hashes = addresses.flatMap((address) => {
      const read = emailKeyOf(address);
      return read.ok ? [this.sealer.addressHash(read.key)] : [];
    });
    if (hashes.length > 0) await this.suppressions.lockAddresses(manager, workspaceId, hashes);
  }

  /** `suppress` for many addresses, each with evidence of its own; answers in the order given which were added. */
  async suppressEach(
    manager: EntityManager,
    workspaceId: string,
    inputs: readonly NewSuppression[],
  ): Promise<boolean[]> {
    const known = inputs.map((input) => ({ input, ...this.identify(input) }));
    await this.suppressions.lockAddresses(
      manager,
      workspaceId,
      known.map(({ hash }) => hash),
    );
    const added = new Set<NewSuppression>();
    for (const group of Map.groupBy(known, ({ input }) => factKey(input)).values()) {
      const [{ input: first }] = group as [(typeof known)[number]];
      const fresh = await this.suppressions.suppress(
        manager,
        workspaceId,
        group.map(({ input, hash, address }) => ({ hash, address, evidence: input.evidence ?? {} })),
        { scope: first.scope, listId: first.listId ?? null, reason: first.reason },
      );
      // Twice in one call it is added once.
      for (const { input, hash } of group) if (fresh.delete(hash.toString('hex'))) added.add(input);
    }
    if (inputs.length > 0) await this.live.tell(manager, { workspaceId, topic: 'suppressions' });
    return inputs.map((input) => added.has(input));
  }

  /**
   * The person takes the own opt-out back, inside the caller's transaction. At the same moment as an opt-out the later
   * one wins: each waits for the other to be whole. Complaints and everything else stay as they are.
   */
  async comeBack(manager: EntityManager, workspaceId: string, addressHash: Buffer): Promise<void> {
    await this.suppressions.lockAddresses(manager, workspaceId, [addressHash]);
    await this.suppressions.withdraw(manager, workspaceId, addressHash, 'marketing', 'unsubscribed');
    await this.live.tell(manager, { workspaceId, topic: 'suppressions' });
  }

  /** Everything that stands against an address, the widest scope first. */
  async factsOf(manager: EntityManager, workspaceId: string, addressHash: Buffer): Promise<Suppression[]> {
    return (await this.suppressions.ofAddress(manager, workspaceId, addressHash)).map(presentSuppression);
  }

  /** How many of these addresses no marketing may reach. */
  countAgainstMarketing(
    manager: EntityManager,
    workspaceId: string,
    hashes: readonly Buffer[],
  ): Promise<number> {
    return this.suppressions.countAgainstMarketing(manager, workspaceId, hashes);
  }

  /** Their people are erased: the suppressions stay in force, the addresses and all words about them go. */
  forget(manager: EntityManager, workspaceId: string, hashes: readonly Buffer[]): Promise<void> {
    return this.suppressions.forget(manager, workspaceId, hashes);
  }

  async list(workspaceId: string, query: InputOf<typeof listSuppressions>['query']) {
    const exact = query.search ? emailKeyOf(query.search) : null;
    const found = await this.suppressions.newest(this.database.manager, workspaceId, {
      addressHash: exact?.ok ? this.sealer.addressHash(exact.key) : null,
      addressPrefix: query.search && !exact?.ok ? query.search.toLowerCase() : null,
      reason: query.reason ?? null,
      scope: query.scope ?? null,
      limit: query.limit,
      after: decodeKeyset(query.after, 2),
    });
    const page = toPage(found, query.limit, (row) => [row.sortKey, row.id]);
    return { items: page.items.map(presentSuppression), next: page.next };
  }

  async addByHand(
    workspaceId: string,
    input: InputOf<typeof addSuppressions>['body'],
    personId: string | null,
  ): Promise<SuppressionsAdded> {
    if ((input.scope === 'list') !== Boolean(input.listId))
      throw new DomainError(
        'suppression.list_needed',
        'invalid',
        'A suppression of one list needs that list, and only that one.',
        'Choose a list or another reach.',
      );
    if (
      input.listId &&
      !(await this.suppressions.listThere(this.database.manager, workspaceId, input.listId))
    )
      throw notFound('list');
    const { addresses, refused } = readPastedAddresses(input.addresses);
    const added = await this.database.transaction(async (manager) => {
      const evidence = { note: input.note, by: personId };
      let count = 0;
      for (let from = 0; from < addresses.length; from += BATCH) {
        const batch = addresses
          .slice(from, from + BATCH)
          .map(({ key, address }) => ({ hash: this.sealer.addressHash(key), address, evidence }));
        const fresh = await this.suppressions.suppress(manager, workspaceId, batch, {
          scope: input.scope,
          listId: input.listId ?? null,
          reason: 'added_by_hand',
        });
        count += fresh.size;
      }
      await this.live.tell(manager, { workspaceId, topic: 'suppressions' });
      return count;
    });
    return {
      added,
      already: addresses.length - added,
      refused: refused.slice(0, REFUSED_SHOWN),
      refusedCount: refused.length,
    };
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (!(await this.suppressions.remove(manager, workspaceId, id))) throw notFound('suppression');
      await this.live.tell(manager, { workspaceId, topic: 'suppressions' });
    });
  }

  private identify(input: NewSuppression): { hash: Buffer; address: string | null } {
    if ('addressHash' in input) return { hash: input.addressHash, address: null };
    const read = emailKeyOf(input.address);
    if (!read.ok)
      throw new DomainError('suppression.address_unusable', 'invalid', read.says, 'Correct the address.');
    return { hash: this.sealer.addressHash(read.key), address: read.address };
  }
}
