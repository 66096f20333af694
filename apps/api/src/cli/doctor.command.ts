import type { Command } from 'commander';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .summary('say what is wrong and what to do about it')
    .description(
      'Looks at the database, the key, the web page, the roles, every sending account and every mailbox.',
    )
    .option('--json', 'one JSON line per check')
    .action(async (options: { json?: boolean }) => {
      const [{ requireSettings }, { examine }] = await Promise.all([
        import('./settings.js'),
        import('./doctor/examine.js'),
      ]);
      let failed = 0;
      for await (const found of examine(requireSettings())) {
        if (found.status === 'failed') failed += 1;
        console.log(options.json ? JSON.stringify(found) : lineOf(found));
      }
      if (failed > 0) process.exitCode = 1;
    });
}

function lineOf(found: { name: string; status: string; says: string; remedy?: string }): string {
  const line = `${found.status.padEnd(8)} ${found.name.padEnd(16)} ${found.says}`;
  return found.remedy ? `${line}\n${' '.repeat(26)}→ ${found.remedy}` : line;
}
