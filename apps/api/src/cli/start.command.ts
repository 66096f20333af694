import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Settings } from '../config/config.js';
import { parseRoles, ROLES, type RoleName } from '../config/roles.js';
import { Refusal } from '../supervisor/refusal.js';

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .summary('start Mailwright')
    .description(
      'Starts everything: PostgreSQL, the web page and all roles, each restarted when it dies, until Ctrl-C.\n' +
        'With --roles: runs these roles in this one process, for machines that share one DATABASE_URL.',
    )
    .option('--roles <list>', `some of ${ROLES.join(',')}`)
    .action(async (options: { roles?: string }) => {
      const { requireSettings } = await import('./settings.js');
      const settings = requireSettings();
      const roles = options.roles === undefined ? settings.roles : requireRoles(options.roles);
      if (roles) {
        const { runRolesHere } = await import('../supervisor/run-roles.js');
        await runRolesHere(settings, await requireDatabase(settings), roles);
      } else {
        const { supervise } = await import('../supervisor/supervise.js');
        await supervise(settings, [
          process.execPath,
          fileURLToPath(new URL('main.js', import.meta.url)),
          'start',
        ]);
      }
      process.exit(0); // Everything has been stopped; what some library still keeps open must not hold us up.
    });
}

function requireRoles(list: string): RoleName[] {
  const parsed = parseRoles(list);
  if ('roles' in parsed) return parsed.roles;
  throw new Refusal(`There is no role "${parsed.unknown}": --roles takes some of ${ROLES.join(',')}.`);
}

async function requireDatabase(settings: Settings): Promise<string> {
  const { runningDatabase } = await import('./database-for-command.js');
  const databaseUrl = await runningDatabase(settings);
  if (databaseUrl) return databaseUrl;
  throw new Refusal('No database runs: set DATABASE_URL, or run "npm start" first and let --roles join it.');
}
