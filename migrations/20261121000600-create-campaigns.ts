import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What marketers write: templates with their pictures, and campaigns with their plan. */
export class CreateCampaigns20261121000600 implements MigrationInterface {
  name = 'CreateCampaigns20261121000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table templates (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        name text not null,
        format text not null check (format in ('html', 'mjml', 'text')),
        source text not null default '',
        text_source text,
        subject text not null default '',
        preheader text not null default '',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );

      -- Uploaded pictures; served for years under PUBLIC_URL by an unguessable name.
      create table images (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        public_name text not null unique,
        file_name text not null,
        content_type text not null,
        sha256 bytea not null,
        width integer,
        height integer,
        bytes bytea not null,
        created_at timestamptz not null default now(),
        primary key (workspace_id, id)
      );

      create table campaigns (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        name text not null,
        state text not null default 'draft' check (state in
          ('draft', 'scheduled', 'launching', 'sending', 'paused', 'stopped', 'finished', 'cancelled', 'failed')),
        state_says text not null default '',
        audience jsonb not null default '{"lists": [], "excludeLists": []}',
        identity_id uuid,
        subject text not null default '',
        preheader text not null default '',
        template_id uuid,
        content_format text check (content_format in ('html', 'mjml', 'text')),
        content_source text,
        content_text text,
        track_opens boolean not null default true,
        track_clicks boolean not null default true,
        uncertain_policy text not null default 'never_again' check (uncertain_policy in ('never_again', 'send_again')),
        undo_seconds integer not null default 30 check (undo_seconds between 0 and 600),
        local_date date,
        local_time time,
        time_zone text,
        launch_at timestamptz,
        -- Rises with every change of the schedule: a launch job that carries an older one does nothing.
        schedule_version integer not null default 0,
        fixed_cost numeric(18,6) not null default 0,
        cost_per_message numeric(18,6) not null default 0,
        currency char(3) not null default 'EUR',
        mailing_id uuid,
        launched_at timestamptz,
        finished_at timestamptz,
        created_by uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );
      create index campaigns_newest on campaigns (workspace_id, created_at desc, id desc);
      create index campaigns_due on campaigns (launch_at) where state = 'scheduled';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
