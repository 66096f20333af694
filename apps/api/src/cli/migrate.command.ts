import type { Command } from 'commander';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .summary('bring the database up to this version')
    .description(
      'Runs the migrations that the database does not have yet. "start" does so by itself; forward only.',
    )
    .option('--check', 'only say what would run; exit code 1 when something would')
    .action(async (options: { check?: boolean }) => {
      const { requireSettings } = await import('./settings.js');
      const { withDatabase } = await import('./database-for-command.js');
      await withDatabase(requireSettings(), 'migrate', options.check ? check : run);
    });
}

async function run(databaseUrl: string): Promise<void> {
  const { migrate, pendingOrUnknownMigrations } = await import('../platform/database/migrate.js');
  const { unknown } = await pendingOrUnknownMigrations(databaseUrl);
  if (unknown.length > 0) {
    const { Refusal } = await import('../supervisor/refusal.js');
    throw new Refusal(
      `The database is from a newer version of Mailwright (it has the migration ${unknown.at(-1)}).`,
    );
  }
  const { applied } = await migrate(databaseUrl);
  if (applied.length === 0) console.log('The database is up to date.');
  for (const name of applied) console.log(`ran ${name}`);
}

async function check(databaseUrl: string): Promise<void> {
  const { pendingOrUnknownMigrations } = await import('../platform/database/migrate.js');
  const { pending, unknown } = await pendingOrUnknownMigrations(databaseUrl);
  for (const name of pending) console.log(`would run ${name}`);
  for (const name of unknown) console.log(`is not known to this version: ${name}`);
  if (pending.length + unknown.length === 0) console.log('The database is up to date.');
  else process.exitCode = 1;
}
