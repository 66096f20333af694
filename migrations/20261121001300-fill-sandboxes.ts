import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a sandbox was filled with, and what its world wrote down about each mailing. */
export class FillSandboxes20261121001300 implements MigrationInterface {
  name = 'FillSandboxes20261121001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The account, the mailbox and the draft that the sandbox came with; seeded_at is set when all of it is there.
      alter table sandbox_worlds
        add column account_id uuid,
        add column mailbox_id uuid,
        add column campaign_id uuid,
        add column seeded_at timestamptz;

      -- The world's own counts, as its process reports them. Number 0 is over all mail.
      create table sandbox_truths (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        mailing_number integer not null,
        truth jsonb not null,
        reported_at timestamptz not null default now(),
        primary key (workspace_id, mailing_number)
      );

      -- The short name that a mailing has in tokens and Message-IDs, and which it is.
      create view mailing_numbers as
        select workspace_id, id as mailing_id, number as mailing_number, kind, campaign_id from mailings;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
