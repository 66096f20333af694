import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where mail leaves (sending accounts and their From identities) and where answers arrive (mailboxes). */
export class CreateAccounts20261121000500 implements MigrationInterface {
  name = 'CreateAccounts20261121000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sending_accounts (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        name text not null,
        preset text not null default 'generic',
        host text not null,
        port integer not null check (port between 1 and 65535),
        security text not null check (security in ('implicit_tls', 'starttls', 'none')),
        allow_invalid_certificate boolean not null default false,
        allow_plaintext_auth boolean not null default false,
        auth_method text not null default 'auto' check (auth_method in ('none', 'auto', 'PLAIN', 'LOGIN', 'CRAM-MD5')),
        username text not null default '',
        password_sealed bytea,
        max_connections integer not null default 5 check (max_connections between 1 and 100),
        messages_per_connection integer not null default 100 check (messages_per_connection between 1 and 100000),
        per_minute_limit integer check (per_minute_limit > 0),
        per_day_limit integer check (per_day_limit > 0),
        cost_per_message numeric(18,6) not null default 0,
        state text not null default 'working' check (state in ('working', 'paused', 'refused', 'unreachable')),
        state_says text not null default '',
        state_since timestamptz not null default now(),
        paused_until timestamptz,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );

      -- What an account was granted per second: the budget that all machines share.
      create table account_grants (
        workspace_id uuid not null,
        account_id uuid not null,
        granted_at timestamptz not null,
        messages integer not null,
        primary key (workspace_id, account_id, granted_at),
        foreign key (workspace_id, account_id) references sending_accounts (workspace_id, id) on delete cascade
      );

      create table mailboxes (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        name text not null,
        address text not null,
        preset text not null default 'generic',
        protocol text not null default 'imap' check (protocol in ('imap', 'pop3')),
        host text not null,
        port integer not null check (port between 1 and 65535),
        security text not null check (security in ('implicit_tls', 'starttls', 'none')),
        allow_invalid_certificate boolean not null default false,
        auth_method text not null default 'auto' check (auth_method in ('auto', 'PLAIN', 'LOGIN')),
        username text not null,
        password_sealed bytea,
        state text not null default 'catching_up' check (state in ('working', 'catching_up', 'refused', 'unreachable', 'paused')),
        state_says text not null default '',
        state_since timestamptz not null default now(),
        last_read_at timestamptz,
        lease_owner uuid,
        lease_token bigint,
        lease_until timestamptz,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );
      create unique index mailboxes_address on mailboxes (workspace_id, lower(address));

      create table mailbox_folders (
        workspace_id uuid not null,
        mailbox_id uuid not null,
        path text not null,
        role text not null check (role in ('inbox', 'junk', 'sent', 'other')),
        uid_validity text not null,
        last_uid bigint not null default 0,
        highest_modseq text,
        read_at timestamptz,
        primary key (workspace_id, mailbox_id, path),
        foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade
      );

      -- A From that people see; through which account it leaves and which mailbox reads its answers.
      create table identities (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        from_name text not null,
        from_address text not null,
        account_id uuid not null,
        mailbox_id uuid,
        reads_no_replies boolean not null default false,
        return_path_domain text,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id),
        foreign key (workspace_id, account_id) references sending_accounts (workspace_id, id),
        foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id)
      );
      create unique index identities_address on identities (workspace_id, lower(from_address), account_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
