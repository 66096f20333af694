import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every installation has: its own identity, the processes that run, requests that must not happen twice. */
export class CreatePlatform20261121000100 implements MigrationInterface {
  name = 'CreatePlatform20261121000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists citext;
      create extension if not exists pg_trgm;
      create extension if not exists btree_gin;

      -- One row. The key check is a sealed constant: a start with another master key is refused.
      create table installation (
        only_row boolean primary key default true check (only_row),
        id uuid not null default uuidv7(),
        key_check bytea,
        created_at timestamptz not null default now()
      );
      insert into installation default values;

      -- Every running process of every machine; a row that stopped beating is dead.
      create table processes (
        id uuid primary key,
        host text not null,
        pid integer not null,
        roles text[] not null,
        version text not null,
        started_at timestamptz not null default now(),
        heartbeat_at timestamptz not null default now(),
        status jsonb not null default '{}'
      );

      create table idempotency_keys (
        workspace_id uuid not null,
        key text not null,
        request_hash bytea not null,
        status integer,
        response jsonb,
        created_at timestamptz not null default now(),
        primary key (workspace_id, key)
      );

      -- The first UUIDv7 of an instant: the bound of a month's partition.
      create function uuidv7_floor(at timestamptz) returns uuid
        language sql immutable strict parallel safe as $$
          select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
        $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
