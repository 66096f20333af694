import { Injectable } from '@nestjs/common';
import type { Identified, KnownMessage, MaildropMessage } from '@mailwright/mailbox';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../../platform/database/database.js';
import type { Lease } from './lease.js';

type Place = Pick<Lease, 'workspaceId' | 'mailboxId'>;

/** What came back after being gone is recognised for so long; after that it would be stored as a copy. */
const REMEMBERED_DAYS = 90;

/** Which messages of a POP3 maildrop are stored. Written in the transaction that stores them. */
@Injectable()
export class MaildropsRepository {
  /** What was there when the maildrop was looked at last. */
  async present(manager: EntityManager, { workspaceId, mailboxId }: Place): Promise<KnownMessage[]> {
    const found = await rows<{
      uid: string;
      uidl: string;
      size: string | null;
      storedAt: Date;
      whole: boolean;
    }>(
      manager,
      `select uid, uidl, size, stored_at as "storedAt", whole from maildrop_messages
        where workspace_id = $1 and mailbox_id = $2 and gone_at is null order by uid`,
      [workspaceId, mailboxId],
    );
    return found.map(({ uid, size, ...one }) => ({
      ...one,
      uid: Number(uid),
      size: size === null ? null : Number(size),
      present: true,
    }));
  }

  /** The highest number that was ever given here; 0 before the first. */
  async lastUid(manager: EntityManager, { workspaceId, mailboxId }: Place): Promise<number> {
    const found = await row<{ last: string }>(
      manager,
      // Messages outlive what is remembered of the maildrop, and their numbers are never given again.
      `select greatest((select max(uid) from maildrop_messages where workspace_id = $1 and mailbox_id = $2),
                       (select max(uid) from inbox_messages
                         where workspace_id = $1 and mailbox_id = $2 and folder = $3 and uid_validity = $4), 0) as last`,
      [workspaceId, mailboxId, MAILDROP.folder, MAILDROP.uidValidity],
    );
    return Number(found?.last ?? 0);
  }

  /** Stored messages with one of these contents, gone ones too. */
  async withContent(
    manager: EntityManager,
    { workspaceId, mailboxId }: Place,
    digests: readonly Buffer[],
  ): Promise<Identified[]> {
    const found = await rows<{ uid: string; uidl: string; contentDigest: Buffer }>(
      manager,
      `select uid, uidl, content_digest as "contentDigest" from maildrop_messages
        where workspace_id = $1 and mailbox_id = $2 and content_digest = any($3::bytea[]) order by uid`,
      [workspaceId, mailboxId, digests],
    );
    return found.map((one) => ({ ...one, uid: Number(one.uid) }));
  }

  /** Notes them as stored and there. One that came back begins its days on the server anew. */
  async keep(
    manager: EntityManager,
    { workspaceId, mailboxId }: Place,
    messages: readonly (MaildropMessage & { uid: number })[],
  ): Promise<void> {
    await manager.query(
      `insert into maildrop_messages as m (workspace_id, mailbox_id, uid, uidl, size, head_digest, content_digest, whole)
       select $1, $2, uid, uidl, size, head_digest, content_digest, whole
         from unnest($3::bigint[], $4::text[], $5::bigint[], $6::bytea[], $7::bytea[], $8::boolean[])
           as one (uid, uidl, size, head_digest, content_digest, whole)
       on conflict (workspace_id, mailbox_id, uid) do update
          set uidl = excluded.uidl, size = excluded.size, head_digest = excluded.head_digest,
              stored_at = case when m.gone_at is null then m.stored_at else now() end, gone_at = null, deleted_at = null`,
      [
        workspaceId,
        mailboxId,
        messages.map(({ uid }) => uid),
        messages.map(({ listed }) => listed.uidl),
        messages.map(({ listed }) => listed.size),
        messages.map(({ headDigest }) => headDigest),
        messages.map(({ contentDigest }) => contentDigest),
        messages.map(({ truncated, unreadable }) => !truncated && unreadable === null),
      ],
    );
  }

  /** By whose doing: `deleted` only after the server confirmed it. Forgets what has been gone for long. */
  async noteGone(
    manager: EntityManager,
    { workspaceId, mailboxId }: Place,
    uids: readonly number[],
    deleted: boolean,
  ): Promise<void> {
    if (uids.length === 0) return;
    await manager.query(
      `update maildrop_messages set gone_at = now(), deleted_at = case when $4 then now() end
        where workspace_id = $1 and mailbox_id = $2 and uid = any($3::bigint[])`,
      [workspaceId, mailboxId, uids, deleted],
    );
    await manager.query(
      `delete from maildrop_messages
        where workspace_id = $1 and mailbox_id = $2 and gone_at < now() - make_interval(days => $3)`,
      [workspaceId, mailboxId, REMEMBERED_DAYS],
    );
  }

  /** What proves before a deletion that it is this message. */
  async headDigests(
    manager: EntityManager,
    { workspaceId, mailboxId }: Place,
    uids: readonly number[],
  ): Promise<Map<number, Buffer>> {
    const found = await rows<{ uid: string; headDigest: Buffer }>(
      manager,
      `select uid, head_digest as "headDigest" from maildrop_messages
        where workspace_id = $1 and mailbox_id = $2 and uid = any($3::bigint[])`,
      [workspaceId, mailboxId, uids],
    );
    return new Map(found.map(({ uid, headDigest }) => [Number(uid), headDigest]));
  }

  /** Whether mails may still be deleted after so many days: the mailbox is ours and nobody has changed that. */
  async mayDelete(manager: EntityManager, lease: Lease, days: number): Promise<boolean> {
    const found = await row(
      manager,
      `select 1 from mailboxes
        where workspace_id = $1 and id = $2 and lease_token = $3 and delete_after_days = $4 and state <> 'paused'`,
      [lease.workspaceId, lease.mailboxId, lease.token, days],
    );
    return found !== null;
  }
}

/** Where messages of a maildrop lie among those of folders: POP3 has one folder, and its numbers are our own. */
export const MAILDROP = { folder: 'INBOX', uidValidity: 'pop3' } as const;
