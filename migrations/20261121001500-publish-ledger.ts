import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other modules may read of the ledger, of what recipients did, of what they bought, and of a list's consent.
 * Plain selects: PostgreSQL plans through them as if they were the tables.
 */
export class PublishLedger20261121001500 implements MigrationInterface {
  name = 'PublishLedger20261121001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view ledger_mailings as
        select workspace_id, id as mailing_id, number, kind, campaign_id, conversation_id, identity_id, account_id, state,
               recipients, not_before, created_at, prepared_at, finished_at
          from mailings;
      create view ledger_deliveries as
        select workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, server_message_id, state, due_at, attempts,
               account_id, reply_code, reply_enhanced, reply, category, reason, accepted_at, settled_at
          from deliveries;
      create view ledger_attempts as
        select workspace_id, mailing_id, contact_id, attempt, outcome, at, duration_ms, account_id, connection, stage, code,
               enhanced_code, reply, rule
          from delivery_attempts;
      create view ledger_links as
        select workspace_id, mailing_id, mailing_number, link_no, url, label, dynamic from links;
      create view recipient_engagements as
        select workspace_id, mailing_id, contact_id, opened_at, machine_opened_at, clicked_at, machine_clicked_at, replied_at,
               auto_replied_at, unsubscribed_at, complained_at, bounced_at, bounce_kind, bounce_category, converted_at
          from engagements;
      create view recorded_events as
        select workspace_id, id, occurred_at, kind, machine, mailing_id, contact_id, link_no, data from events;
      create view campaign_conversions as
        select workspace_id, id, order_id, occurred_at, amount, currency, contact_id, mailing_id, campaign_id, link_no, attributed_by
          from conversions;
      create view campaign_costs as
        select workspace_id, id as campaign_id, name, mailing_id, launched_at, fixed_cost, cost_per_message, currency from campaigns;
      create view conversation_deals as
        select workspace_id, id as conversation_id, mailing_id, campaign_id, deal_value, currency from conversations where deal_value is not null;
      create view list_consent as
        select workspace_id, id as list_id, name, consent_source from lists;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
