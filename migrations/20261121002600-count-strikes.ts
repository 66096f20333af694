import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refusals that count against an address without proving it dead, and the suppression that enough of them bring about. */
export class CountStrikes20261121002600 implements MigrationInterface {
  name = 'CountStrikes20261121002600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table suppressions drop constraint suppressions_reason_check;
      alter table suppressions add constraint suppressions_reason_check check (reason in
        ('dead_address', 'repeated_soft_bounce', 'complaint', 'unsubscribed', 'opted_out_in_words', 'added_by_hand', 'imported'));

      -- One per address and mailing: retries of one mail, and the bounce message that follows them, are one refusal.
      create table address_strikes (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        address_hash bytea not null,
        mailing_id uuid not null,
        contact_id uuid not null,
        at timestamptz not null,
        -- What the rule allows: so many within so long.
        times smallint not null,
        within interval not null,
        rule text not null,
        words text not null,
        heard text not null check (heard in ('refused', 'returned')),
        primary key (workspace_id, address_hash, mailing_id)
      );
      create index address_strikes_age on address_strikes (workspace_id, at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
