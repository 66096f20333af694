import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that go with mails: kept once per workspace by their content, in pieces, and who uses them. */
export class KeepFiles20261121002000 implements MigrationInterface {
  name = 'KeepFiles20261121002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table files (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        -- What its first bytes say; a name can only make it more precise.
        kind text not null default '',
        bytes integer not null default 0,
        -- Null while it is uploaded, or when the upload broke off.
        sha256 bytea,
        -- Uploaded, or put into something, for the last time. Whoever uses a file sets it in the same transaction.
        used_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        primary key (workspace_id, id)
      );
      create unique index files_content on files (workspace_id, sha256) where sha256 is not null;
      create index files_unused on files (used_at);

      create table file_pieces (
        workspace_id uuid not null,
        file_id uuid not null,
        no integer not null,
        bytes bytea not null,
        primary key (workspace_id, file_id, no),
        foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
      );
      -- PDFs and pictures are compressed already: trying again costs time and saves nothing.
      alter table file_pieces alter column bytes set storage external;

      alter table campaigns add column attachments jsonb not null default '[]';
      alter table templates add column attachments jsonb not null default '[]';

      -- Of campaigns, of templates and of sending: whose files must stay.
      create view campaign_files as
        select c.workspace_id, (a ->> 'fileId')::uuid as file_id
          from campaigns c cross join lateral jsonb_array_elements(c.attachments) a;
      create view template_files as
        select t.workspace_id, (a ->> 'fileId')::uuid as file_id
          from templates t cross join lateral jsonb_array_elements(t.attachments) a;
      -- A finished mailing may go on when late evidence gives somebody back: a week is more than that takes.
      create view mailing_files as
        select m.workspace_id, (f ->> 'fileId')::uuid as file_id
          from mailings m cross join lateral jsonb_array_elements(m.message -> 'files') f
         where jsonb_typeof(m.message -> 'files') = 'array'
           and (m.finished_at is null or m.finished_at > now() - interval '7 days');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
