import { Injectable } from '@nestjs/common';
import type { FolderCursor } from '@mailwright/mailbox';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../../platform/database/database.js';
import type { Lease } from './lease.js';

/** How far each folder has been read. A cursor moves only in the transaction that stored what it covers. */
@Injectable()
export class CursorsRepository {
  async of(
    manager: EntityManager,
    lease: Pick<Lease, 'workspaceId' | 'mailboxId'>,
    path: string,
  ): Promise<FolderCursor | null> {
    const found = await row<{ uidValidity: string; lastUid: string; highestModseq: string | null }>(
      manager,
      `select uid_validity as "uidValidity", last_uid as "lastUid", highest_modseq as "highestModseq"
         from mailbox_folders where workspace_id = $1 and mailbox_id = $2 and path = $3`,
      [lease.workspaceId, lease.mailboxId, path],
    );
    return (
      found && {
        path,
        uidValidity: found.uidValidity,
        lastUid: Number(found.lastUid),
        highestModseq: found.highestModseq,
      }
    );
  }

  async save(
    manager: EntityManager,
    place: Pick<Lease, 'workspaceId' | 'mailboxId'>,
    cursor: FolderCursor,
    role: string,
  ): Promise<void> {
    await manager.query(
      `insert into mailbox_folders (workspace_id, mailbox_id, path, role, uid_validity, last_uid, highest_modseq, read_at)
         values ($1, $2, $3, $4, $5, $6, $7, now())
       on conflict (workspace_id, mailbox_id, path) do update
          set role = excluded.role, uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
              highest_modseq = excluded.highest_modseq, read_at = now()`,
      [
        place.workspaceId,
        place.mailboxId,
        cursor.path,
        role,
        cursor.uidValidity,
        cursor.lastUid,
        cursor.highestModseq,
      ],
    );
  }

  /** Holds the mailbox's row until the end of the transaction; false when the lease is somebody else's by now. */
  async holdMailbox(manager: EntityManager, lease: Lease): Promise<boolean> {
    const held = await rows(
      manager,
      `select 1 from mailboxes where workspace_id = $1 and id = $2 and lease_token = $3 for update`,
      [lease.workspaceId, lease.mailboxId, lease.token],
    );
    return held.length > 0;
  }
}
