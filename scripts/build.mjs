// Builds what is stale: the API with TypeScript, the web page with Vite. Deciding takes some ten milliseconds, so that
// every start can ask. `node scripts/build.mjs` builds both.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

/** What is built, from which sources, and the command that does it. A changed test makes nothing stale. */
const targets = {
  api: {
    output: join(root, 'apps/api/dist'),
    sources: ['libs', 'migrations', 'apps/api', 'tsconfig.base.json', 'package-lock.json'],
    counts: (path) => /\.(ts|json)$/.test(path) && !/\.test\.ts$|[/\\]e2e[/\\]/.test(path),
    command: ['tsc', '-b', 'apps/api'],
    cwd: root,
    needs: 'typescript',
  },
  web: {
    output: join(root, 'apps/web/dist'),
    sources: ['apps/web', 'libs/contracts', 'package-lock.json'],
    counts: (path) => !/\.test\.tsx?$/.test(path),
    command: ['vite', 'build', '--logLevel', 'warn'],
    cwd: join(root, 'apps/web'),
    needs: 'vite',
  },
};

/**
 * Builds the named targets where their sources changed since the last build. A finished image has neither sources nor
 * compilers: there, what was built is taken as it is. Messages go to standard error; throws when a build fails.
 */
export function build(names, { force = false } = {}) {
  for (const name of names) {
    const { output, command, cwd, needs } = targets[name];
    if (!existsSync(join(root, 'node_modules', needs))) {
      if (existsSync(output)) continue;
      throw new Error(
        `${name} is not built and ${needs} is not installed: run "npm ci" (without --omit=dev) first.`,
      );
    }
    const stamp = join(output, '.build-stamp');
    const fingerprint = fingerprintOf(name);
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) continue;
    const begun = performance.now();
    process.stderr.write(`Building ${name} …\n`);
    const [program, ...args] = command;
    const { status, error } = spawnSync(join(bin, program), args, {
      cwd,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`Building ${name} failed; its messages are above.`);
    mkdirSync(output, { recursive: true });
    writeFileSync(stamp, fingerprint);
    process.stderr.write(`Built ${name} in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`);
  }
}

/** One hash over path, size and time of change of every source. */
function fingerprintOf(name) {
  const { sources, counts } = targets[name];
  const hash = createHash('sha256');
  for (const source of sources) visit(join(root, source));
  return hash.digest('hex');

  function visit(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isFile()) {
      if (counts(path)) hash.update(`${relative(root, path)} ${found.size} ${found.mtimeMs}\n`);
      return;
    }
    const ignored = new Set(['node_modules', 'dist', 'dist-types']);
    for (const entry of readdirSync(path).sort()) {
      if (!ignored.has(entry) && !entry.startsWith('.')) visit(`${path}${sep}${entry}`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    build(['api', 'web'], { force: process.argv.includes('--force') });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
