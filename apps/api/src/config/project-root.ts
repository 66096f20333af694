import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The directory that holds `package.json` and `apps`, found from where this file lies, in src as in dist. */
export const PROJECT_ROOT = findRoot(import.meta.dirname);

function findRoot(directory: string): string {
  if (existsSync(join(directory, 'package.json')) && existsSync(join(directory, 'apps'))) return directory;
  const parent = dirname(directory);
  if (parent === directory)
    throw new Error('Mailwright must be run from its own tree (package.json beside apps/).');
  return findRoot(parent);
}
