import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is behind a number of a campaign, found among a million: the few that a server refused, and the few who did
 * something. Partial indexes: a row that no server objects to is never in the first, so the send does not pay for it.
 */
export class IndexAnswers20261121001910 implements MigrationInterface {
  name = 'IndexAnswers20261121001910';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index deliveries_refusals on deliveries (workspace_id, mailing_id, reply_code, ordinal) where reply_code >= 400;
      create index engagements_clicked on engagements (workspace_id, mailing_id, contact_id) where clicked_at is not null;
      create index engagements_replied on engagements (workspace_id, mailing_id, contact_id) where replied_at is not null;
      create index engagements_unsubscribed on engagements (workspace_id, mailing_id, contact_id) where unsubscribed_at is not null;
      create index engagements_complained on engagements (workspace_id, mailing_id, contact_id) where complained_at is not null;
      create index engagements_bounced on engagements (workspace_id, mailing_id, contact_id) where bounced_at is not null;
      create index engagements_converted on engagements (workspace_id, mailing_id, contact_id) where converted_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
