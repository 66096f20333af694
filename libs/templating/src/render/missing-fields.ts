import type { CompiledContent } from '../content.js';

/** The fields that this contact leaves empty and the content has no fallback for, in the content's order. */
export function missingFields(
  compiled: CompiledContent,
  fields: Readonly<Record<string, unknown>>,
): string[] {
  return compiled.fields
    .filter(({ path, hasFallback }) => !hasFallback && isEmpty(valueAt(fields, path)))
    .map(({ path }) => path);
}

function valueAt(fields: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = fields;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
