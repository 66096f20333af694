import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims are per mailing and mailbox provider: whoever waits for a provider that is held or slow stands in nobody's way,
 * because no claim has to read past them. The mailing alone is still a prefix of the index.
 */
export class ClaimPerProvider20261121002800 implements MigrationInterface {
  name = 'ClaimPerProvider20261121002800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index deliveries_due;
      create index deliveries_due on deliveries (mailing_id, provider, due_at, ordinal) where state in ('queued', 'deferred');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
