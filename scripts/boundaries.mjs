// Checks the direction of the imports: `node scripts/boundaries.mjs`. The rules are those of docs/ARCHITECTURE.md.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readModule } from './boundaries/read-module.mjs';
import { findCycles } from './boundaries/cycles.mjs';
import { isTestFile, placeOf } from './boundaries/place.mjs';
import { importRules } from './boundaries/import-rules.mjs';
import { ownedTables, sqlViolations } from './boundaries/sql-views.mjs';
import { tenantViolations } from './boundaries/tenant-sql.mjs';

const ENV_READERS =
  /^(apps\/api\/src\/config|apps\/api\/e2e|bench|scripts)\/|\.test\.tsx?$|^[^/]+$|vite\.config\.ts$/;

/**
 * All violations, as "path:line sentence". `files` maps paths (with slashes, from the root) to their text; `packages`
 * maps a workspace's folder to its package.json.
 */
export function findViolations({ files, packages, rootPackage }) {
  const modules = new Map(
    [...files].filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => [path, readModule(path, text)]),
  );
  const workspaces = new Map(Object.entries(packages).map(([folder, manifest]) => [manifest.name, folder]));
  const said = [];
  const graph = new Map();
  for (const [path, module] of modules) {
    const from = { path, ...placeOf(path), isTest: isTestFile(path) };
    const edges = [];
    for (const imported of module.imports) {
      const to = resolve(path, imported.specifier, { modules, workspaces });
      for (const sentence of importRules({ from, to, packages, rootPackage }))
        said.push(`${path}:${imported.line} ${sentence}`);
      if (to.path && !imported.typeOnly) edges.push(to.path);
    }
    graph.set(path, edges);
    if (module.readsEnvironmentAt && !ENV_READERS.test(path)) {
      said.push(`${path}:${module.readsEnvironmentAt} reads process.env; only apps/api/src/config does`);
    }
    if (module.isBarrel && !mayBeBarrel(path)) {
      said.push(`${path}:1 is a barrel; only a module's public.ts and a lib's src/index.ts may be one`);
    }
  }
  for (const cycle of findCycles(graph))
    said.push(`${cycle[0]}:1 is in a cycle: ${[...cycle, cycle[0]].join(' → ')}`);
  said.push(...sqlViolations(modules, ownedTables(modules, files)));
  said.push(...tenantViolations(modules, files));
  return said.sort();
}

const mayBeBarrel = (path) =>
  /\/public\.ts$|^libs\/[^/]+\/src\/index\.ts$|^migrations\/index\.ts$/.test(path);

/** What an import names: a file of ours, a workspace package, Node itself, or a package from elsewhere. */
function resolve(path, specifier, { modules, workspaces }) {
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(path), specifier));
    const stem = target.replace(/\.(js|mjs|jsx)$/, '');
    const found = [target, `${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`].find((candidate) =>
      modules.has(candidate),
    );
    const resolved = found ?? target;
    return { kind: 'file', path: found, ...placeOf(resolved), named: resolved };
  }
  if (specifier.startsWith('node:')) return { kind: 'node', named: specifier };
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const folder = workspaces.get(name);
  if (!folder) return { kind: 'external', named: name };
  const entry = folder === 'migrations' ? 'migrations/index.ts' : `${folder}/src/index.ts`;
  return { kind: 'workspace', named: name, path: modules.has(entry) ? entry : undefined, ...placeOf(entry) };
}

/** Reads the project's own sources and manifests from disk. */
export function readProject(root) {
  const files = new Map();
  const packages = {};
  const ignored = new Set(['node_modules', 'dist', 'dist-types', 'generated']);
  const visit = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      const name = relative(root, path).split(sep).join('/');
      if (entry.isDirectory()) {
        if (!ignored.has(entry.name) && !entry.name.startsWith('.')) visit(path);
      } else if (entry.name === 'package.json') {
        packages[name.replace(/\/?package\.json$/, '')] = JSON.parse(readFileSync(path, 'utf8'));
      } else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) {
        files.set(name, readFileSync(path, 'utf8'));
      }
    }
  };
  for (const folder of ['libs', 'migrations', 'apps', 'bench', 'scripts']) visit(join(root, folder));
  return { files, packages, rootPackage: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const project = readProject(dirname(dirname(fileURLToPath(import.meta.url))));
  const violations = findViolations(project);
  for (const violation of violations) console.error(violation);
  console.log(`boundaries: ${project.files.size} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
