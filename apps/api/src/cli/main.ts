#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { VERSION } from '../config/version.js';
import { Refusal } from '../supervisor/refusal.js';
import { addBackupCommand } from './backup.command.js';
import { addDoctorCommand } from './doctor.command.js';
import { addMigrateCommand } from './migrate.command.js';
import { addRestoreCommand } from './restore.command.js';
import { addStartCommand } from './start.command.js';
import { addTriageCommand } from './triage.command.js';

// Commands import what they need when they run: `--help` loads none of it.
const program = new Command('mailwright')
  .description('Self-hosted email marketing campaign automation.')
  .version(VERSION)
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride();

addStartCommand(program);
addMigrateCommand(program);
addDoctorCommand(program);
addBackupCommand(program);
addRestoreCommand(program);
addTriageCommand(program);

// A reader that stops early (`… | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else if (error instanceof Refusal) {
    console.error(`mailwright: ${error.message}`);
    process.exitCode = 1;
  } else {
    console.error('mailwright: this should not have happened.', error);
    process.exitCode = 70;
  }
}
