import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who holds the token of a click can report any order: what comes that way is told from what a program with a key
 * reports, counts only where the workspace wants it, and gives way to a report with a key of the same number.
 */
export class TellVerifiedOrders20261121002310 implements MigrationInterface {
  name = 'TellVerifiedOrders20261121002310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table conversions add column verified boolean not null default false;
      update conversions set verified = source <> 'shop';
      alter table workspaces
        add column browser_orders_count boolean not null default true,
        add column browser_order_limit numeric(18,6) not null default 100000 check (browser_order_limit > 0);

      create or replace view campaign_conversions as
        select c.workspace_id, c.id, c.order_id, c.occurred_at, c.amount, c.currency, c.contact_id, c.mailing_id, c.campaign_id,
               c.link_no, c.attributed_by
          from conversions c join workspaces w on w.id = c.workspace_id
         where c.verified or w.browser_orders_count;
      create or replace view conversion_facts as
        select workspace_id, id as conversion_id, order_id, occurred_at, amount, currency, contact_id, mailing_id,
               campaign_id, link_no, attributed_by, clicked_at, source, verified
          from conversions;
      -- Of workspaces: what orders that a browser reports are worth.
      create view browser_order_rules as
        select id as workspace_id, browser_orders_count, browser_order_limit from workspaces;

      -- Tries to sign in, by account (its address as a hash, known or not) and by where they come from.
      create table sign_in_tries (
        account_hash bytea not null,
        network text not null,
        failures integer not null default 0,
        failed_at timestamptz,
        succeeded_at timestamptz,
        primary key (account_hash, network)
      );
      create index sign_in_tries_failed on sign_in_tries (failed_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
