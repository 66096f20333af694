import type { Command } from 'commander';

export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .summary('bring back what a backup holds')
    .description(
      'Checks the file, then fills an empty database with it; a backup of an older version is brought up to this one.\n' +
        'Stop Mailwright first. Needs the master key that the backed-up installation had.',
    )
    .argument('<file>', 'a file that "mailwright backup" wrote')
    .option('--replace', 'throw away what is in the database now')
    .action(async (file: string, options: { replace?: boolean }) => {
      const [{ requireSettings }, { withDatabase }, { restoreBackup }, { resolve }, { invokedFrom }] =
        await Promise.all([
          import('./settings.js'),
          import('./database-for-command.js'),
          import('./backup/restore-backup.js'),
          import('node:path'),
          import('../config/invoked-from.js'),
        ]);
      const source = resolve(invokedFrom(), file);
      const restore = (databaseUrl: string) =>
        restoreBackup(databaseUrl, source, { replace: options.replace === true, onTable: () => undefined });
      const { tables } = await withDatabase(requireSettings(), 'restore', restore);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      console.log(`Restored ${rows} rows of ${tables.length} tables.`);
    });
}
