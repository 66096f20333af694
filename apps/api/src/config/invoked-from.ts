import { PROJECT_ROOT } from './project-root.js';

/**
 * The directory that a person's relative paths begin at. npm runs its scripts in the project's root and keeps the
 * directory where it was called in INIT_CWD.
 */
export function invokedFrom(): string {
  const here = process.cwd();
  return here === PROJECT_ROOT ? (process.env['INIT_CWD'] ?? here) : here;
}
