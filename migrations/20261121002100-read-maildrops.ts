import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a POP3 maildrop is stored, and for how long mails stay on such a server. */
export class ReadMaildrops20261121002100 implements MigrationInterface {
  name = 'ReadMaildrops20261121002100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mailboxes
        -- POP3: so many days after a mail was stored it is deleted on the server; null: it stays there.
        add column delete_after_days integer check (delete_after_days between 1 and 3650);

      create table maildrop_messages (
        workspace_id uuid not null,
        mailbox_id uuid not null,
        -- Our number of it: the uid of inbox_messages, given once.
        uid bigint not null,
        -- The server's name of it, or head: and a digest where it has none.
        uidl text not null,
        -- As LIST said.
        size bigint,
        head_digest bytea not null,
        content_digest bytea not null,
        -- False: only its headers are stored, so it is never deleted on the server.
        whole boolean not null,
        stored_at timestamptz not null default now(),
        -- In the maildrop no longer, by our doing or another's.
        gone_at timestamptz,
        -- We deleted it, and the server said +OK to the QUIT that did it.
        deleted_at timestamptz,
        primary key (workspace_id, mailbox_id, uid),
        foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade
      );
      create index maildrop_messages_content on maildrop_messages (workspace_id, mailbox_id, content_digest);
      create index maildrop_messages_gone on maildrop_messages (workspace_id, mailbox_id, gone_at) where gone_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
