/** What the platform itself fills in; written `{{unsubscribe_url}}`, read as `@unsubscribe_url` at any depth. */
export const RESERVED_URLS: readonly string[] = ['unsubscribe_url', 'view_url'];

/** Loop variables that authors may read. Everything else behind `@` belongs to the renderer. */
const DATA_NAMES: readonly string[] = ['root', 'index', 'key', 'first', 'last', ...RESERVED_URLS];

/** Names that lead out of the data into the program. Handlebars refuses them too; here the author is told. */
const FORBIDDEN: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
];

/** Placeholders that compiling puts in; authors cannot write them. */
export const INTERNAL_PREFIX = 'mw_';

/** Why a path must not be read, or null. */
export function pathProblem(path: hbs.AST.PathExpression): string | null {
  const forbidden = path.parts.find((part) => FORBIDDEN.includes(part));
  if (forbidden !== undefined) return `${path.original} is not a field: ${forbidden} is never readable.`;
  if (path.data && !DATA_NAMES.includes(path.parts[0] ?? '')) return `${path.original} does not exist.`;
  if (path.parts[0]?.startsWith(INTERNAL_PREFIX) === true) {
    return `Names that begin with ${INTERNAL_PREFIX} are the platform's own.`;
  }
  return null;
}

/** The reserved variable that a path names, however deep in loops it stands, or null. */
export function reservedName(path: hbs.AST.PathExpression): string | null {
  const parts = path.data && path.parts[0] === 'root' ? path.parts.slice(1) : path.parts;
  const [name] = parts;
  return parts.length === 1 && name !== undefined && RESERVED_URLS.includes(name) ? name : null;
}
