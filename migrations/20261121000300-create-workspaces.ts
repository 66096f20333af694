import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A workspace is the organisation of the same id; whether it is a sandbox can never change. */
export class CreateWorkspaces20261121000300 implements MigrationInterface {
  name = 'CreateWorkspaces20261121000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workspaces (
        id uuid primary key references auth.organization ("id") on delete cascade,
        kind text not null check (kind in ('real', 'sandbox')),
        name text not null,
        legal_name text not null default '',
        postal_address text not null default '',
        time_zone text not null default 'UTC',
        currency char(3) not null default 'EUR',
        delay_scale double precision not null default 1,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        -- Compressed time is for sandboxes alone.
        check (kind = 'sandbox' or delay_scale = 1)
      );

      create function refuse_kind_change() returns trigger language plpgsql as $$
        begin
          raise exception 'A workspace stays what it was made as: % cannot become %.', old.kind, new.kind;
        end $$;
      create trigger workspaces_kind_is_fixed before update of kind on workspaces
        for each row when (old.kind is distinct from new.kind) execute function refuse_kind_change();

      create table api_keys (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        name text not null,
        prefix text not null,
        hash bytea not null unique,
        role text not null check (role in ('editor', 'viewer')),
        created_at timestamptz not null default now(),
        last_used_at timestamptz,
        revoked_at timestamptz,
        primary key (workspace_id, id)
      );

      -- The made-up world behind a sandbox workspace, as the outside world's process reports it.
      create table sandbox_worlds (
        workspace_id uuid primary key references workspaces (id) on delete cascade,
        seed integer not null,
        people_count integer not null check (people_count between 1 and 20000),
        state text not null default 'starting' check (state in ('starting', 'running', 'stopped', 'failed')),
        says text not null default '',
        smtp_port integer,
        pending_acts integer not null default 0,
        reported_at timestamptz
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
