import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sending again to those who did not get it, and the one final reason of every recipient. */
export class SendAgain20261121002610 implements MigrationInterface {
  name = 'SendAgain20261121002610';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The mailings whose failed recipients this one goes to: the first of them is the original.
      alter table mailings add column resent_from uuid[] not null default '{}';
      -- The mailing that takes care of this recipient now: here nobody sends to them any more.
      alter table deliveries add column resent_by uuid;
      alter table campaigns add column resend_of uuid;
      create index campaigns_resends on campaigns (workspace_id, resend_of) where resend_of is not null;

      -- Of sending: why each recipient did or didn't get it, in one word that everything counts and filters by.
      create view delivery_reasons as
        select d.workspace_id, d.mailing_id, d.contact_id, d.resent_by,
               case
                 when d.state = 'accepted' and e.bounced_at is not null
                   then case when e.bounce_kind = 'hard' then 'returned_dead'
                             else 'returned:' || coalesce(e.bounce_category, 'unknown') end
                 when d.state in ('queued', 'in_flight') then 'waiting'
                 when d.state = 'deferred' then 'trying_again'
                 when d.state = 'rejected'
                   then case when d.reason = 'gave_up' then 'gave_up:' else 'rejected:' end || coalesce(d.category, 'other')
                 when d.state = 'skipped' then 'skipped:' || coalesce(d.reason, 'unknown')
                 else d.state
               end as final_reason
          from deliveries d
          left join engagements e
            on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
