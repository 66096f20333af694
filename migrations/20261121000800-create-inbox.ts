import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came back: every message read, the conversations made of them, and what the campaign earned. */
export class CreateInbox20261121000800 implements MigrationInterface {
  name = 'CreateInbox20261121000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table conversations (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        -- What makes a thread one: mailbox and delivery, or mailbox and the first Message-ID. A mailbox read again changes nothing.
        thread_key text not null,
        mailbox_id uuid,
        contact_id uuid,
        person_name text not null default '',
        person_address text not null,
        campaign_id uuid,
        mailing_id uuid,
        subject text not null default '',
        snippet text not null default '',
        folder text not null default 'primary' check (folder in ('primary', 'other')),
        state text not null default 'open' check (state in ('open', 'done')),
        unread boolean not null default true,
        awaits_answer boolean not null default true,
        label text check (label in ('interested', 'question', 'later', 'not_interested', 'away', 'problem', 'opted_out', 'has_left')),
        deal_value numeric(18,6),
        currency char(3),
        last_message_at timestamptz not null,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, id)
      );
      create unique index conversations_thread on conversations (workspace_id, thread_key);
      create index conversations_newest on conversations (workspace_id, folder, state, last_message_at desc, id desc);
      create index conversations_contact on conversations (workspace_id, contact_id);
      create index conversations_campaign on conversations (workspace_id, campaign_id);

      create table inbox_messages (
        workspace_id uuid not null,
        id uuid not null default uuidv7(),
        mailbox_id uuid not null,
        folder text not null,
        uid_validity text not null,
        uid bigint not null,
        message_id text,
        content_hash bytea not null,
        from_name text not null default '',
        from_address text not null default '',
        subject text not null default '',
        received_at timestamptz not null,
        kind text not null check (kind in ('hard_bounce', 'soft_bounce', 'delayed', 'complaint', 'auto_reply', 'unsubscribe', 'reply', 'other')),
        action text not null,
        verdict jsonb not null,
        text text,
        html text,
        raw bytea,
        raw_size integer not null,
        -- A second copy of a message that was read before (moved, or UIDVALIDITY changed): kept, without consequences.
        copy_of uuid,
        mailing_id uuid,
        contact_id uuid,
        match jsonb,
        conversation_id uuid,
        recorded_at timestamptz not null default now(),
        primary key (workspace_id, id),
        foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade,
        foreign key (workspace_id, conversation_id) references conversations (workspace_id, id)
      );
      create unique index inbox_messages_place on inbox_messages (workspace_id, mailbox_id, folder, uid_validity, uid);
      create index inbox_messages_hash on inbox_messages (workspace_id, mailbox_id, content_hash);
      create index inbox_messages_message_id on inbox_messages (workspace_id, message_id);
      create index inbox_messages_conversation on inbox_messages (workspace_id, conversation_id, received_at);
      create index inbox_messages_mailing on inbox_messages (workspace_id, mailing_id, kind);
      create index inbox_messages_newest on inbox_messages (workspace_id, kind, received_at desc, id desc);

      -- What people wrote back from the page; how it went is in the ledger, like any other delivery.
      create table answers (
        workspace_id uuid not null,
        id uuid not null default uuidv7(),
        conversation_id uuid not null,
        mailing_id uuid not null,
        contact_id uuid not null,
        message_id text not null,
        subject text not null,
        text text not null,
        html text,
        written_by uuid,
        created_at timestamptz not null default now(),
        primary key (workspace_id, id),
        foreign key (workspace_id, conversation_id) references conversations (workspace_id, id)
      );
      create index answers_conversation on answers (workspace_id, conversation_id, created_at);
      create index answers_message_id on answers (workspace_id, message_id);

      create table conversions (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        -- The shop's own number of the order: reporting it twice changes nothing.
        order_id text not null,
        occurred_at timestamptz not null,
        amount numeric(18,6) not null,
        currency char(3) not null,
        contact_id uuid,
        mailing_id uuid,
        campaign_id uuid,
        link_no integer,
        attributed_by text check (attributed_by in ('click_token', 'last_click')),
        clicked_at timestamptz,
        source text not null check (source in ('api', 'shop', 'csv')),
        data jsonb not null default '{}',
        recorded_at timestamptz not null default now(),
        primary key (workspace_id, id)
      );
      create unique index conversions_once on conversions (workspace_id, order_id);
      create index conversions_campaign on conversions (workspace_id, campaign_id, occurred_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
