/** A field's value as text: nothing for what is absent or has no text, lists joined by commas. */
export function fieldText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  return Array.isArray(value) ? value.map(fieldText).join(',') : '';
}
