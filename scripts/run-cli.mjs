// Runs the built command line in this process; when somebody called a script with a Node that is too old for it, in
// the one that is among the dependencies.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

const entry = join(root, 'apps/api/dist/src/cli/main.js');
const [major, minor] = process.versions.node.split('.').map(Number);
const isRecent = major > 22 || (major === 22 && minor >= 12);

/** Builds the named targets where stale and hands over to the command line with these arguments. */
export async function runCli(args, targets) {
  try {
    build(targets);
  } catch (error) {
    process.stderr.write(`mailwright: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  if (isRecent) {
    process.argv.splice(1, Infinity, entry, ...args);
    await import(pathToFileURL(entry).href);
    return;
  }
  const node = join(root, 'node_modules', '.bin', 'node');
  const child = spawn(node, [entry, ...args], { stdio: 'inherit' });
  // The child decides when it is done; a Ctrl-C that the terminal delivers to both counts there as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
