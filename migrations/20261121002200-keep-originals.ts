import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long the originals of read mails are kept, and the mails that people send from their own mail programs. */
export class KeepOriginals20261121002200 implements MigrationInterface {
  name = 'KeepOriginals20261121002200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table workspaces
        -- Days after reading; null keeps them for good.
        add column keep_originals_days integer default 365 check (keep_originals_days between 1 and 3650);
      alter table inbox_messages
        -- The days that were set when the original was removed; null while nothing was removed.
        add column original_removed_after integer,
        drop constraint inbox_messages_kind_check,
        add constraint inbox_messages_kind_check check (kind in ('hard_bounce', 'soft_bounce', 'delayed', 'complaint',
          'auto_reply', 'unsubscribe', 'reply', 'other', 'outgoing'));
      create index inbox_messages_originals on inbox_messages (workspace_id, recorded_at) where raw is not null;

      -- Of workspaces: how long originals are kept.
      create view original_keeping as
        select id as workspace_id, keep_originals_days from workspaces;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
