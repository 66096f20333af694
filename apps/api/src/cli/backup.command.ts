import type { Command } from 'commander';

export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .summary('write all data into one file')
    .description(
      'Writes the whole database, as it is at this instant, into one compressed file; Mailwright may go on running.\n' +
        'The master key (DATA_DIR/secret.key or SECRET_KEY) is not in it: keep that in another place.',
    )
    .argument('<file>', 'the file to write, such as mailwright.backup')
    .action(async (file: string) => {
      const [{ requireSettings }, { withDatabase }, { writeBackup }, { resolve }, { invokedFrom }] =
        await Promise.all([
          import('./settings.js'),
          import('./database-for-command.js'),
          import('./backup/write-backup.js'),
          import('node:path'),
          import('../config/invoked-from.js'),
        ]);
      const target = resolve(invokedFrom(), file);
      const write = (databaseUrl: string) => writeBackup(databaseUrl, target, () => undefined);
      const { tables, rows } = await withDatabase(requireSettings(), 'backup', write, { mustExist: true });
      console.log(`Wrote ${rows} rows of ${tables} tables to ${target}.`);
      console.log('The master key is not in it: keep secret.key in another safe place.');
    });
}
