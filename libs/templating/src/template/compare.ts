/** Emptiness as `if` sees it: false, null, undefined, '', 0 and an empty list are not true. */
export function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/**
 * Compares two field values: as numbers when both read as numbers (fields of an import are texts), otherwise
 * as texts; an absent value equals the empty text. Returns null when they cannot be ordered.
 */
export function compareValues(a: unknown, b: unknown): number | null {
  const left = comparable(a);
  const right = comparable(b);
  if (left === null || right === null) return null;
  const numbers = [asNumber(left), asNumber(right)] as const;
  if (numbers[0] !== null && numbers[1] !== null) return Math.sign(numbers[0] - numbers[1]);
  const texts = [String(left), String(right)] as const;
  return texts[0] === texts[1] ? 0 : texts[0] < texts[1] ? -1 : 1;
}

function comparable(value: unknown): string | number | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? String(value) : null;
}

function asNumber(value: string | number): number | null {
  const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
