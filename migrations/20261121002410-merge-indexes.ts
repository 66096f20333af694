import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One index less on the ledger, which writes each of its rows three times: the key and the index for a person's page held
 * the same three columns. The key in the page's order serves both.
 */
export class MergeIndexes20261121002410 implements MigrationInterface {
  name = 'MergeIndexes20261121002410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table deliveries drop constraint deliveries_pkey;
      drop index deliveries_contact;
      alter table deliveries add primary key (workspace_id, contact_id, mailing_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
