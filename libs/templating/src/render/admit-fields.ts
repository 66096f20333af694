import { LIMITS } from '../limits.js';
import { RenderLimit } from '../template/budget.js';

/** Prints as nothing: an object in the place of a text is a mistake that a reader shall not see. */
class FieldObject {
  [key: string]: unknown;

  static {
    // Not toString: a field of that name would take its place.
    Object.defineProperty(FieldObject.prototype, Symbol.toPrimitive, { value: () => '' });
  }
}

/** Fields that templates may see, and the length of their longest text. */
export interface AdmittedFields {
  root: Readonly<Record<string, unknown>>;
  longest: number;
}

interface Count {
  left: number;
  longest: number;
}

/**
 * Contact fields as templates may see them. Nearly always the same object: only lists and objects are copied,
 * without functions and within the limits; Dates become ISO texts.
 */
export function admitFields(fields: Readonly<Record<string, unknown>>): AdmittedFields {
  let longest = 0;
  for (const key in fields) {
    const value = fields[key];
    if (typeof value === 'string') longest = Math.max(longest, value.length);
    else if (!isPlain(value)) longest = Number.POSITIVE_INFINITY;
  }
  if (longest <= LIMITS.fieldLength) return { root: fields, longest };
  const count: Count = { left: LIMITS.fieldItems, longest: 0 };
  return { root: admitObject(fields, 0, count), longest: count.longest };
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'number' || typeof value === 'boolean' || value === undefined;
}

function admit(name: string, value: unknown, depth: number, count: Count): unknown {
  if (typeof value === 'string') {
    count.longest = Math.max(count.longest, value.length);
    if (value.length <= LIMITS.fieldLength) return value;
    throw new RenderLimit('bad_field', `The field ${name} is longer than ${LIMITS.fieldLength} characters.`);
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return typeof value === 'function' ? undefined : value;
  if (value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (depth >= LIMITS.fieldDepth) {
    throw new RenderLimit('bad_field', `The field ${name} is nested more than ${LIMITS.fieldDepth} deep.`);
  }
  if (!Array.isArray(value)) return admitObject(value as Record<string, unknown>, depth + 1, count);
  return value.map((item: unknown) => {
    countItem(name, count);
    return admit(name, item, depth + 1, count);
  });
}

function admitObject(object: Readonly<Record<string, unknown>>, depth: number, count: Count): FieldObject {
  const copy = new FieldObject();
  for (const [key, value] of Object.entries(object)) {
    // Handlebars prints `toHTML()` of a value unescaped, where there is one.
    if (key === 'toHTML' || key === '__proto__') continue;
    countItem(key, count);
    copy[key] = admit(key, value, depth, count);
  }
  return copy;
}

function countItem(name: string, count: Count): void {
  if (--count.left >= 0) return;
  throw new RenderLimit('bad_field', `The field ${name} has more than ${LIMITS.fieldItems} entries.`);
}
