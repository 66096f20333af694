import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other nouns may read of contacts, lists and suppressions, and what an import must remember to be taken back. */
export class PublishContacts20261121001100 implements MigrationInterface {
  name = 'PublishContacts20261121001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Plain selects over one table: the planner sees through them, so a claim or a report pays nothing for the view.
      create view contact_recipients as
        select workspace_id, id as contact_id, email, email_key, email_domain, address_hash, first_name, last_name,
               attributes, language, time_zone, created_at
          from contacts;
      create view list_recipients as
        select workspace_id, list_id, contact_id from list_members;
      create view suppressed_addresses as
        select workspace_id, address_hash, scope, list_id, reason from suppressions;
      create view import_origins as
        select workspace_id, id as import_id, file_name, created_at from imports;

      -- Who put a person on the list: a roll-back takes exactly these away.
      alter table list_members add column import_id uuid;

      alter table imports
        -- Not a part of the sum: people who were taken in and cannot be mailed.
        add column rows_suppressed integer not null default 0,
        -- The look before the start: its own state, counts and examples.
        add column checked jsonb,
        -- A running import whose process died stands still: another one goes on with it.
        add column progressed_at timestamptz not null default now(),
        add column rows_removed integer not null default 0,
        add column rolled_back_at timestamptz;
      create index imports_running on imports (progressed_at) where state = 'running';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
