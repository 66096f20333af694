/**
 * What PostgreSQL takes: text without NUL and, in jsonb, without halves of surrogate pairs. Mail has both, by accident
 * and on purpose; a message must never be lost over a character.
 */
export const storableText = (text: string, maxChars: number): string => {
  const cut = text.length > maxChars ? text.slice(0, maxChars) : text;
  return cut.replaceAll('\0', '').toWellFormed();
};

/** The same for everything inside of a value that becomes jsonb. */
export function storable<T>(value: T, maxChars = 20_000): T {
  if (typeof value === 'string') return storableText(value, maxChars) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one, maxChars)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(
    ([key, one]) => [storableText(key, 200), storable(one, maxChars)] as const,
  );
  return Object.fromEntries(entries) as T;
}
