import { Injectable } from '@nestjs/common';
import type { SigningKey } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../../platform/database/database.js';

export interface SigningKeyRow {
  id: string;
  domain: string;
  selector: string;
  publicKey: string;
  state: SigningKey['state'];
  stateSince: Date;
  seenAt: Date | null;
  createdAt: Date;
}

const COLUMNS = `id, domain, selector, public_key as "publicKey", state, state_since as "stateSince", seen_at as "seenAt",
  created_at as "createdAt"`;

/** DKIM keys. The sealed half is written here and read by `ConnectionsRepository` alone. */
@Injectable()
export class SigningKeysRepository {
  all(manager: EntityManager, workspaceId: string, domain: string | null): Promise<SigningKeyRow[]> {
    return rows<SigningKeyRow>(
      manager,
      `select ${COLUMNS} from signing_keys where workspace_id = $1 and ($2::text is null or domain = $2)
        order by created_at desc, id desc`,
      [workspaceId, domain],
    );
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<SigningKeyRow | null> {
    return row<SigningKeyRow>(
      manager,
      `select ${COLUMNS} from signing_keys where workspace_id = $1 and id = $2`,
      [workspaceId, id],
    );
  }

  /** The key whose record matters for a domain: the one that signs, else the one that waits for its record. */
  current(manager: EntityManager, workspaceId: string, domain: string): Promise<SigningKeyRow | null> {
    return row<SigningKeyRow>(
      manager,
      `select ${COLUMNS} from signing_keys where workspace_id = $1 and domain = $2 and state in ('on', 'waiting')
        order by state = 'on' desc, created_at desc limit 1`,
      [workspaceId, domain],
    );
  }

  /** Holds the keys of a domain, so that two people's wishes come one after the other. */
  async lockDomain(manager: EntityManager, workspaceId: string, domain: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 1800))`, [
      workspaceId,
      domain,
    ]);
  }

  async insert(
    manager: EntityManager,
    workspaceId: string,
    key: Pick<SigningKeyRow, 'id' | 'domain' | 'selector' | 'publicKey'> & { sealed: Buffer },
  ): Promise<void> {
    await manager.query(
      `insert into signing_keys (workspace_id, id, domain, selector, public_key, private_key_sealed)
         values ($1, $2, $3, $4, $5, $6)`,
      [workspaceId, key.id, key.domain, key.selector, key.publicKey, key.sealed],
    );
  }

  async seen(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(`update signing_keys set seen_at = now() where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ]);
  }

  /** Compare-and-set: true when the key was in one of the states before. */
  async setState(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    from: readonly SigningKey['state'][],
    to: SigningKey['state'],
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update signing_keys set state = $4, state_since = now()
        where workspace_id = $1 and id = $2 and state = any($3::text[])`,
      [workspaceId, id, from, to],
    );
    return count > 0;
  }

  /** Whichever key of the domain signs gives way. */
  async replaceCurrent(manager: EntityManager, workspaceId: string, domain: string): Promise<void> {
    await manager.query(
      `update signing_keys set state = 'replaced', state_since = now()
        where workspace_id = $1 and domain = $2 and state = 'on'`,
      [workspaceId, domain],
    );
  }

  /** True when it was there and did not sign. */
  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    const count = await changed(
      manager,
      `delete from signing_keys where workspace_id = $1 and id = $2 and state <> 'on'`,
      [workspaceId, id],
    );
    return count > 0;
  }
}
