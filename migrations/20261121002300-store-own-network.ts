import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * "This server is on my own network" was asked for once and forgotten. It is kept now, because every connection asks
 * again, after the look-up: without it only public addresses are dialled. Those that had to be meant are marked.
 */
export class StoreOwnNetwork20261121002300 implements MigrationInterface {
  name = 'StoreOwnNetwork20261121002300';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['sending_accounts', 'mailboxes'])
      await runner.query(`
        alter table ${table} add column on_own_network boolean not null default false;
        update ${table} set on_own_network = true
         where host ~* '^(localhost$|127[.]|10[.]|192[.]168[.]|172[.](1[6-9]|2[0-9]|3[01])[.]|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])[.]|::1$|f[cd][0-9a-f]{2}:)'
            or host ~ '^[^.:]+$' or host ~* '[.](local|lan|internal|intranet|home[.]arpa)[.]?$';
      `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
