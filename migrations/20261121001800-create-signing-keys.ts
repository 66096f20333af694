import type { MigrationInterface, QueryRunner } from 'typeorm';

/** DKIM keys of From domains, and whether an account's server signs by itself. */
export class CreateSigningKeys20261121001800 implements MigrationInterface {
  name = 'CreateSigningKeys20261121001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signing_keys (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        domain text not null,
        selector text not null,
        private_key_sealed bytea not null,
        -- SubjectPublicKeyInfo, base64: what p= carries.
        public_key text not null,
        -- waiting: never signed yet. replaced: another key of its domain signs since.
        state text not null default 'waiting' check (state in ('waiting', 'on', 'off', 'replaced')),
        state_since timestamptz not null default now(),
        -- When its record was last seen in the DNS.
        seen_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (workspace_id, id),
        unique (workspace_id, domain, selector)
      );
      create unique index signing_keys_on on signing_keys (workspace_id, domain) where state = 'on';

      alter table sending_accounts add column dkim text not null default 'ours' check (dkim in ('server', 'ours'));
      update sending_accounts set dkim = 'server'
        where preset in ('gmail', 'google_workspace', 'microsoft_365', 'outlook_com', 'magicmail');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
