import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the inbox must know of a conversation to list it, and what it may read of other nouns to match and to tell. */
export class PublishInbox20261121001700 implements MigrationInterface {
  name = 'PublishInbox20261121001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table conversations
        -- A label that a person set is never changed by a rule.
        add column label_by text check (label_by in ('rule', 'person')),
        -- The words that decided it.
        add column label_phrase text,
        -- "Away until", "ask again on".
        add column label_until date,
        -- Messages in it, both ways.
        add column messages integer not null default 0;
      create index conversations_search on conversations using gin
        (workspace_id, (lower(person_name || ' ' || person_address || ' ' || subject || ' ' || snippet)) gin_trgm_ops);
      create index conversations_done on conversations (workspace_id, last_message_at desc, id desc) where state = 'done';
      create index conversations_label on conversations (workspace_id, label, last_message_at desc, id desc) where label is not null;

      -- Of sending: the words of a mailing, to show what somebody answers.
      create view mailing_words as
        select workspace_id, id as mailing_id, content, message from mailings;
      -- Of campaigns: what a conversation calls the campaign that it answers.
      create view campaign_titles as
        select workspace_id, id as campaign_id, name, currency from campaigns;
      -- Of accounts: which mailbox a conversation is in, and how that does.
      create view mailbox_labels as
        select workspace_id, id as mailbox_id, name, address, state, state_says from mailboxes;
      -- Of sign-in: who wrote an answer.
      create view writers as
        select "id" as user_id, "name" from auth."user";
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
