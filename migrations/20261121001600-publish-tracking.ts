import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tracking reads of mailings, and what conversions and templates show to reports and campaigns. */
export class PublishTracking20261121001600 implements MigrationInterface {
  name = 'PublishTracking20261121001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of sending: a mailing by the number that its tokens carry, its links, and its recipients by their place in it.
      create view tracked_mailings as
        select workspace_id, id as mailing_id, number as mailing_number, kind, campaign_id, account_id, content, message,
               track_clicks, uncertain_policy
          from mailings;
      create view mailing_links as
        select workspace_id, mailing_id, mailing_number, link_no, url, label, dynamic from links;
      create view tracked_deliveries as
        select workspace_id, mailing_id, contact_id, ordinal, email, message_id, accepted_at from deliveries;

      -- Of engagement: clicks that no evidence calls a machine's, to attribute an order to.
      create view confirmed_clicks as
        select workspace_id, contact_id, mailing_id, link_no, occurred_at
          from events where kind = 'clicked' and not machine;
      create view unsubscribed_deliveries as
        select workspace_id, mailing_id, contact_id, unsubscribed_at from engagements where unsubscribed_at is not null;

      -- Of conversions, for reports and ROI.
      create view conversion_facts as
        select workspace_id, id as conversion_id, order_id, occurred_at, amount, currency, contact_id, mailing_id,
               campaign_id, link_no, attributed_by, clicked_at, source
          from conversions;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
