import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was learned of an account's mail to a mailbox provider: a row only where something was. All senders read it and
 * change it by compare-and-set on `version`; `next_slot_at` is the one queue in which the messages of all machines stand.
 */
export class RememberLanes20261121002810 implements MigrationInterface {
  name = 'RememberLanes20261121002810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lanes (
        workspace_id uuid not null,
        account_id uuid not null,
        provider text not null,
        rate double precision check (rate > 0),
        connections integer check (connections > 0),
        held_until timestamptz,
        slow_until timestamptz,
        changed_at timestamptz not null,
        reduced_at timestamptz not null,
        series smallint not null,
        searching boolean not null,
        strikes smallint not null,
        struck_at timestamptz,
        says text not null default '',
        why text not null default '',
        rule text not null default '',
        learned_at timestamptz not null default now(),
        next_slot_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, account_id, provider),
        foreign key (workspace_id, account_id) references sending_accounts (workspace_id, id) on delete cascade
      ) with (fillfactor = 50);

      create view account_lanes as
        select workspace_id, account_id, provider, rate, connections, held_until, slow_until, reduced_at, says, why, rule, learned_at from lanes;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
