import { Injectable } from '@nestjs/common';
import type { SuppressionReason, SuppressionScope } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../platform/database/database.js';
import { FORGET_ADDRESSES, FORGET_STRIKES } from './sql/forget-addresses.js';
import { REMOVE_SUPPRESSION } from './sql/remove-suppression.js';
import { SUPPRESS_ADDRESSES } from './sql/suppress-addresses.js';
import { WITHDRAW_REASON } from './sql/withdraw-reason.js';

export interface SuppressionRow {
  id: string;
  address: string | null;
  scope: SuppressionScope;
  listId: string | null;
  reason: SuppressionReason;
  evidence: Record<string, unknown>;
  createdAt: Date;
  /** `created_at` with all its digits, for the keyset. */
  sortKey: string;
}

const COLUMNS = `id, address, scope, list_id as "listId", reason, evidence, created_at as "createdAt", created_at::text as "sortKey"`;

/** Which suppressions a page shows. */
export interface SuppressionQuery {
  addressHash: Buffer | null;
  addressPrefix: string | null;
  reason: SuppressionReason | null;
  scope: SuppressionScope | null;
  limit: number;
  after: readonly unknown[] | null;
}

@Injectable()
export class SuppressionsRepository {
  /** One row more than asked tells that there is another page. */
  newest(manager: EntityManager, workspaceId: string, query: SuppressionQuery): Promise<SuppressionRow[]> {
    const [at, id] = query.after ?? [null, null];
    return rows<SuppressionRow>(
      manager,
      `select ${COLUMNS} from suppressions
        where workspace_id = $1
          and ($2::bytea is null or address_hash = $2)
          and ($3::text is null or starts_with(lower(address), $3))
          and ($4::text is null or reason = $4 or evidence -> 'also' ? $4)
          and ($5::text is null or scope = $5)
          and ($6::timestamptz is null or (created_at, id) < ($6, $7::uuid))
        order by created_at desc, id desc limit $8`,
      [
        workspaceId,
        query.addressHash,
        query.addressPrefix,
        query.reason,
        query.scope,
        at,
        id,
        query.limit + 1,
      ],
    );
  }

  ofAddress(manager: EntityManager, workspaceId: string, addressHash: Buffer): Promise<SuppressionRow[]> {
    return rows<SuppressionRow>(
      manager,
      `select ${COLUMNS} from suppressions where workspace_id = $1 and address_hash = $2
        order by array_position(array['all', 'marketing', 'list'], scope), created_at`,
      [workspaceId, addressHash],
    );
  }

  /** The hashes (hex) of those that were not known. */
  async suppress(
    manager: EntityManager,
    workspaceId: string,
    addresses: readonly { hash: Buffer; address: string | null; evidence: object }[],
    fact: { scope: SuppressionScope; listId: string | null; reason: SuppressionReason },
  ): Promise<Set<string>> {
    const touched = await rows<{ hash: string; added: boolean }>(manager, SUPPRESS_ADDRESSES, [
      workspaceId,
      addresses.map(({ hash }) => hash),
      addresses.map(({ address }) => address),
      fact.scope,
      fact.listId,
      fact.reason,
      addresses.map(({ evidence }) => JSON.stringify(evidence)),
    ]);
    return new Set(touched.flatMap(({ hash, added }) => (added ? [hash] : [])));
  }

  async listThere(manager: EntityManager, workspaceId: string, listId: string): Promise<boolean> {
    const found = await row(manager, `select 1 from list_consent where workspace_id = $1 and list_id = $2`, [
      workspaceId,
      listId,
    ]);
    return found !== null;
  }

  /** Held until the transaction ends: who leaves and who comes back at one moment do it one after the other. */
  async lockAddresses(
    manager: EntityManager,
    workspaceId: string,
    addressHashes: readonly Buffer[],
  ): Promise<void> {
    const names = addressHashes.map((hash) => `suppression ${workspaceId} ${hash.toString('hex')}`);
    // In one order for all, so that two who lock several never wait for each other.
    await manager.query(
      `select pg_advisory_xact_lock(hashtextextended(name, 1)) from (select distinct unnest($1::text[]) as name order by name) as sorted`,
      [names],
    );
  }

  /** Takes the reason out of what stands against the address; what stood beside it takes its place. */
  async withdraw(
    manager: EntityManager,
    workspaceId: string,
    addressHash: Buffer,
    scope: SuppressionScope,
    reason: SuppressionReason,
  ): Promise<void> {
    await manager.query(WITHDRAW_REASON, [workspaceId, addressHash, scope, reason]);
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return (await row(manager, REMOVE_SUPPRESSION, [workspaceId, id])) !== null;
  }

  async forget(manager: EntityManager, workspaceId: string, hashes: readonly Buffer[]): Promise<void> {
    await manager.query(FORGET_STRIKES, [workspaceId, hashes]);
    await manager.query(FORGET_ADDRESSES, [workspaceId, hashes]);
  }

  /** How many of these addresses no marketing may reach. */
  async countAgainstMarketing(
    manager: EntityManager,
    workspaceId: string,
    hashes: readonly Buffer[],
  ): Promise<number> {
    const found = await row<{ count: number }>(
      manager,
      `select count(distinct address_hash)::int as count from suppressions
        where workspace_id = $1 and address_hash = any($2::bytea[]) and scope in ('all', 'marketing')`,
      [workspaceId, hashes],
    );
    return found?.count ?? 0;
  }
}
