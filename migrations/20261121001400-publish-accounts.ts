import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What accounts must know of others before something is deleted, and under which name a From's DKIM key stands. */
export class PublishAccounts20261121001400 implements MigrationInterface {
  name = 'PublishAccounts20261121001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table identities add column dkim_selector text;

      create view workspace_kinds as
        select id as workspace_id, kind, delay_scale from workspaces;
      create view campaign_identity_uses as
        select workspace_id, id as campaign_id, name, state, identity_id
          from campaigns where identity_id is not null and state not in ('finished', 'cancelled', 'failed');
      create view mailing_account_uses as
        select workspace_id, id as mailing_id, kind, state, account_id, identity_id
          from mailings where state in ('preparing', 'sending', 'paused', 'stopped');
      create view mailbox_message_places as
        select workspace_id, mailbox_id from inbox_messages;
      -- From addresses as others show and match them.
      create view identity_addresses as
        select workspace_id, id as identity_id, from_name, from_address, account_id, mailbox_id from identities;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
