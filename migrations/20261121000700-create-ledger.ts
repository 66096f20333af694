import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The delivery ledger. A mailing is one execution of one step; a delivery is one recipient of it; attempts are
 * append-only. Partitioned by month over the mailing's UUIDv7, because a unique key must hold the partition column.
 */
export class CreateLedger20261121000700 implements MigrationInterface {
  name = 'CreateLedger20261121000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence lease_tokens;

      -- number is the short name of a mailing in signed tokens: 4 bytes in a link instead of 16.
      create table mailings (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        number integer not null generated always as identity unique,
        kind text not null check (kind in ('campaign', 'test', 'reply', 'transactional', 'sequence')),
        campaign_id uuid,
        conversation_id uuid,
        state text not null default 'preparing' check (state in ('preparing', 'sending', 'paused', 'stopped', 'finished', 'cancelled', 'failed')),
        state_says text not null default '',
        identity_id uuid,
        account_id uuid not null,
        content jsonb,
        message jsonb not null,
        track_opens boolean not null default false,
        track_clicks boolean not null default false,
        uncertain_policy text not null default 'never_again' check (uncertain_policy in ('never_again', 'send_again')),
        recipients integer not null default 0,
        not_before timestamptz not null default now(),
        created_at timestamptz not null default now(),
        prepared_at timestamptz,
        finished_at timestamptz,
        primary key (workspace_id, id)
      );
      create index mailings_active on mailings (state, not_before) where state in ('preparing', 'sending', 'paused');
      create index mailings_campaign on mailings (workspace_id, campaign_id) where campaign_id is not null;

      -- The links of a mailing outlive campaign and person: a click works for years.
      create table links (
        mailing_number integer not null,
        link_no integer not null,
        workspace_id uuid not null,
        mailing_id uuid not null,
        url text not null,
        label text not null default '',
        dynamic boolean not null default false,
        primary key (mailing_number, link_no)
      );
      create index links_mailing on links (workspace_id, mailing_id);

      create table deliveries (
        workspace_id uuid not null,
        mailing_id uuid not null,
        contact_id uuid not null,
        ordinal integer not null,
        email text not null,
        provider text not null,
        message_id text not null,
        state text not null default 'queued' check (state in
          ('queued', 'in_flight', 'deferred', 'accepted', 'rejected', 'uncertain', 'skipped')),
        due_at timestamptz not null default now(),
        attempts smallint not null default 0,
        lease_token bigint,
        leased_by uuid,
        lease_until timestamptz,
        account_id uuid,
        reply_code smallint,
        reply_enhanced text,
        reply text,
        category text,
        reason text,
        server_message_id text,
        accepted_at timestamptz,
        settled_at timestamptz,
        primary key (workspace_id, mailing_id, contact_id)
      ) partition by range (mailing_id);
      create unique index deliveries_ordinal on deliveries (mailing_id, ordinal);
      create index deliveries_due on deliveries (mailing_id, due_at, ordinal) where state in ('queued', 'deferred');
      create index deliveries_leases on deliveries (leased_by) where leased_by is not null;
      create index deliveries_state on deliveries (workspace_id, mailing_id, state, ordinal);
      create index deliveries_contact on deliveries (workspace_id, contact_id, mailing_id);
      create index deliveries_server_message_id on deliveries (server_message_id) where server_message_id is not null;

      create table delivery_attempts (
        workspace_id uuid not null,
        mailing_id uuid not null,
        contact_id uuid not null,
        attempt smallint not null,
        outcome text not null check (outcome in ('accepted', 'deferred', 'rejected', 'uncertain', 'not_sent')),
        at timestamptz not null,
        duration_ms integer,
        account_id uuid,
        connection text,
        stage text,
        code smallint,
        enhanced_code text,
        reply text,
        rule text,
        lease_token bigint not null,
        primary key (workspace_id, mailing_id, contact_id, attempt, lease_token)
      ) partition by range (mailing_id);

      -- What a recipient did with a mailing, rolled up as it happens: one narrow row, only for those who did something.
      create table engagements (
        workspace_id uuid not null,
        mailing_id uuid not null,
        contact_id uuid not null,
        opened_at timestamptz,
        machine_opened_at timestamptz,
        clicked_at timestamptz,
        machine_clicked_at timestamptz,
        replied_at timestamptz,
        auto_replied_at timestamptz,
        unsubscribed_at timestamptz,
        complained_at timestamptz,
        bounced_at timestamptz,
        bounce_kind text check (bounce_kind in ('hard', 'soft')),
        bounce_category text,
        converted_at timestamptz,
        primary key (workspace_id, mailing_id, contact_id)
      ) partition by range (mailing_id);
      create index engagements_contact on engagements (workspace_id, contact_id);

      -- Everything that was seen happen, once: the id is derived from what happened, so a repeat is a no-op.
      create table events (
        workspace_id uuid not null,
        id uuid not null,
        occurred_at timestamptz not null,
        kind text not null check (kind in ('opened', 'clicked', 'unsubscribed', 'bounced', 'complained', 'replied',
          'auto_replied', 'converted', 'delayed')),
        machine boolean not null default false,
        mailing_id uuid,
        contact_id uuid,
        link_no integer,
        data jsonb not null default '{}',
        recorded_at timestamptz not null default now(),
        primary key (workspace_id, occurred_at, id)
      ) partition by range (occurred_at);
      create index events_mailing on events (workspace_id, mailing_id, kind, occurred_at);
      create index events_contact on events (workspace_id, contact_id, occurred_at desc);

      -- Month partitions, made ahead by a daily job; the default ones make sure that nothing is ever refused.
      create table deliveries_rest partition of deliveries default;
      create table delivery_attempts_rest partition of delivery_attempts default;
      create table engagements_rest partition of engagements default;
      create table events_rest partition of events default;

      create function ensure_month_partitions(first_month date, months integer) returns void language plpgsql as $$
        declare
          starts timestamptz;
          ends timestamptz;
          parent text;
          part text;
        begin
          for i in 0 .. months - 1 loop
            starts := (date_trunc('month', first_month) + make_interval(months => i))::timestamp at time zone 'UTC';
            ends := (date_trunc('month', first_month) + make_interval(months => i + 1))::timestamp at time zone 'UTC';
            foreach parent in array array['deliveries', 'delivery_attempts', 'engagements', 'events'] loop
              part := parent || '_' || to_char(starts at time zone 'UTC', 'YYYYMM');
              if to_regclass('public.' || part) is null then
                if parent = 'events' then
                  execute format('create table %I partition of %I for values from (%L) to (%L)', part, parent, starts, ends);
                else
                  execute format('create table %I partition of %I for values from (%L) to (%L)',
                    part, parent, uuidv7_floor(starts), uuidv7_floor(ends));
                end if;
                -- A ledger changes each row two or three times: room on the page, and a vacuum that keeps up.
                if parent = 'deliveries' then
                  execute format('alter table %I set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)', part);
                end if;
              end if;
            end loop;
          end loop;
        end $$;
      select ensure_month_partitions((now() - interval '1 month')::date, 5);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
