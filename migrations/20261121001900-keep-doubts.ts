import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of deliveries in doubt. A row is written when somebody looks for evidence or finds it, so the table holds
 * as many rows as there were doubts, and the hot statements know nothing of it.
 */
export class KeepDoubts20261121001900 implements MigrationInterface {
  name = 'KeepDoubts20261121001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One doubt about one delivery: somebody who is sent to again may come into doubt again.
      create table doubts (
        workspace_id uuid not null,
        mailing_id uuid not null,
        contact_id uuid not null,
        doubted_at timestamptz not null,
        -- The search in the Sent folder, as long as nothing is found.
        looks integer not null default 0,
        looked_at timestamptz,
        look_says text not null default '',
        -- Null: still in doubt.
        resolved_at timestamptz,
        evidence text check (evidence in ('sent_folder', 'bounce', 'complaint', 'reply', 'open', 'click', 'unsubscribe', 'journal', 'policy')),
        outcome text check (outcome in ('accepted', 'deferred', 'rejected', 'queued', 'sent_again')),
        primary key (workspace_id, mailing_id, contact_id, doubted_at),
        check ((resolved_at is null) = (evidence is null) and (evidence is null) = (outcome is null))
      );

      -- Rows in doubt are few among millions; only these are in the index.
      create index deliveries_uncertain on deliveries (settled_at) where state = 'uncertain';

      create view ledger_doubts as
        select workspace_id, mailing_id, contact_id, doubted_at, looks, looked_at, look_says, resolved_at, evidence, outcome
          from doubts;
      -- Of sending, for tracking: whether a delivery that somebody looks at is in doubt.
      create or replace view tracked_deliveries as
        select workspace_id, mailing_id, contact_id, ordinal, email, message_id, accepted_at, state from deliveries;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
