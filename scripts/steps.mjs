import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

/** The environment in which the project's own programs, its Node among them, come first. */
export const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}` };

/**
 * Runs a program and collects what it says; resolves with its exit code, its output and the seconds it took.
 * With `show` the output goes to the terminal as it comes.
 */
export function run(program, args, { show = false, env = {} } = {}) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...environment, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 1, signal, output, seconds: (performance.now() - begun) / 1000 });
    });
  });
}
