import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, the lists they are on, how they came in, and who must not be mailed. */
export class CreateContacts20261121000400 implements MigrationInterface {
  name = 'CreateContacts20261121000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- email is as the person wrote it; email_key is normalised and unique; address_hash is its HMAC (suppressions).
      create table contacts (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        email text not null,
        email_key text not null,
        email_domain text not null,
        address_hash bytea not null,
        first_name text not null default '',
        last_name text not null default '',
        attributes jsonb not null default '{}',
        language text,
        time_zone text,
        consent_source text,
        consent_at timestamptz,
        import_id uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );
      create unique index contacts_email_key on contacts (workspace_id, email_key);
      create index contacts_address_hash on contacts (workspace_id, address_hash);
      create index contacts_search on contacts using gin
        (workspace_id, (email_key || ' ' || lower(first_name) || ' ' || lower(last_name)) gin_trgm_ops);
      create index contacts_import on contacts (workspace_id, import_id) where import_id is not null;

      create table contact_fields (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        key text not null check (key ~ '^[a-z][a-z0-9_]{0,62}$'),
        label text not null,
        type text not null check (type in ('text', 'number', 'date', 'boolean')),
        created_at timestamptz not null default now(),
        primary key (workspace_id, key)
      );

      create table lists (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        name text not null,
        description text not null default '',
        consent_source text,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );
      create unique index lists_name on lists (workspace_id, lower(name));

      create table list_members (
        workspace_id uuid not null,
        list_id uuid not null,
        contact_id uuid not null,
        consent_source text,
        joined_at timestamptz not null default now(),
        primary key (workspace_id, list_id, contact_id),
        foreign key (workspace_id, list_id) references lists (workspace_id, id) on delete cascade,
        foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
      );
      create index list_members_contact on list_members (workspace_id, contact_id);

      create table imports (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        file_name text not null,
        state text not null check (state in ('uploaded', 'running', 'finished', 'failed', 'cancelled', 'rolled_back')),
        mapping jsonb,
        list_id uuid,
        consent_source text,
        options jsonb not null default '{}',
        sample jsonb not null default '[]',
        columns jsonb not null default '[]',
        file_path text,
        bytes_total bigint not null default 0,
        bytes_read bigint not null default 0,
        rows_read integer not null default 0,
        rows_created integer not null default 0,
        rows_updated integer not null default 0,
        rows_duplicate integer not null default 0,
        rows_rejected integer not null default 0,
        failure text,
        created_by uuid,
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        primary key (workspace_id, id)
      );
      create table import_rejects (
        workspace_id uuid not null,
        import_id uuid not null,
        row_number integer not null,
        reason text not null,
        cells jsonb not null,
        primary key (workspace_id, import_id, row_number),
        foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
      );

      -- Survives the erasure of the person: the address itself is kept only while there is a contact to show it for.
      create table suppressions (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        address_hash bytea not null,
        scope text not null check (scope in ('all', 'marketing', 'list')),
        list_id uuid,
        reason text not null check (reason in ('dead_address', 'complaint', 'unsubscribed', 'opted_out_in_words', 'added_by_hand', 'imported')),
        address text,
        evidence jsonb not null default '{}',
        created_at timestamptz not null default now(),
        primary key (workspace_id, id)
      );
      create unique index suppressions_once on suppressions (workspace_id, address_hash, scope, list_id) nulls not distinct;
      create index suppressions_newest on suppressions (workspace_id, created_at desc, id desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
