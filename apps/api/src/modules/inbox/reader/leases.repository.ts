import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../../platform/database/database.js';
import { DEAD_AFTER_SECONDS } from '../../../platform/processes/process-registry.js';
import type { Lease } from './lease.js';

export const LEASE_SECONDS = 30;

export interface HeldMailbox extends Lease {
  /** Rises with every change of the settings. */
  version: number;
  state: string;
}

const HELD = `m.workspace_id as "workspaceId", m.id as "mailboxId", m.lease_token as token, m.version, m.state`;

/** Who reads which mailbox: leases in the mailboxes' rows, taken by compare-and-set. */
@Injectable()
export class LeasesRepository {
  /** Takes up to `count` mailboxes that nobody reads, or whose reader is dead or silent; the longest unread first. */
  claim(manager: EntityManager, processId: string, count: number): Promise<HeldMailbox[]> {
    return rows<HeldMailbox>(
      manager,
      `with free as (
         select workspace_id, id from mailboxes m
          where m.state <> 'paused'
            and (m.lease_owner is null or m.lease_until < now()
                 or not exists (select 1 from processes p
                                 where p.id = m.lease_owner and p.heartbeat_at > now() - make_interval(secs => $3)))
          order by m.last_read_at nulls first
          limit $2
          for update skip locked)
       update mailboxes m set lease_owner = $1, lease_token = nextval('lease_tokens'), lease_until = now() + make_interval(secs => $4)
         from free where m.workspace_id = free.workspace_id and m.id = free.id
       returning ${HELD}`,
      [processId, count, DEAD_AFTER_SECONDS, LEASE_SECONDS],
    );
  }

  /** Keeps what is ours, and answers what of it is (still) ours. */
  renew(manager: EntityManager, processId: string): Promise<HeldMailbox[]> {
    return rows<HeldMailbox>(
      manager,
      `update mailboxes m set lease_until = now() + make_interval(secs => $2) where m.lease_owner = $1 returning ${HELD}`,
      [processId, LEASE_SECONDS],
    );
  }

  /** Gives one back, if it is still ours. */
  async release(manager: EntityManager, lease: Lease): Promise<void> {
    await manager.query(
      `update mailboxes set lease_owner = null, lease_until = null where workspace_id = $1 and id = $2 and lease_token = $3`,
      [lease.workspaceId, lease.mailboxId, lease.token],
    );
  }

  /** How many of all mailboxes one of the living readers should have, so that they are spread. */
  async fairShare(manager: EntityManager): Promise<number> {
    const found = await row<{ share: number }>(
      manager,
      `select ceil((select count(*) from mailboxes where state <> 'paused')::numeric
                   / greatest(1, (select count(*) from processes
                                   where 'inbox' = any(roles) and heartbeat_at > now() - make_interval(secs => $1))))::int as share`,
      [DEAD_AFTER_SECONDS],
    );
    return found?.share ?? 0;
  }

  async noteRead(manager: EntityManager, lease: Lease): Promise<void> {
    await manager.query(`update mailboxes set last_read_at = now() where workspace_id = $1 and id = $2`, [
      lease.workspaceId,
      lease.mailboxId,
    ]);
  }
}
