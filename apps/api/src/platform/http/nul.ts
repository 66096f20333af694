import { DomainError } from './domain-error.js';

/**
 * Where a text (or a name of a field) holds U+0000, which PostgreSQL stores in no text and no jsonb ("invalid byte
 * sequence for encoding "UTF8": 0x00"); null when nowhere. A stack of its own: JSON may be nested a million deep.
 */
export function nulIn(value: unknown): string[] | null {
  const waiting: Place[] = [{ value, name: '', parent: null }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (typeof place.value === 'string' && place.value.includes('\0')) return pathOf(place);
    if (typeof place.value !== 'object' || place.value === null) continue;
    for (const [name, inner] of Object.entries(place.value)) {
      const child: Place = { value: inner, name: name.replaceAll('\0', '␀'), parent: place };
      if (name.includes('\0')) return pathOf(child);
      waiting.push(child);
    }
  }
  return null;
}

interface Place {
  value: unknown;
  name: string;
  parent: Place | null;
}

function pathOf(place: Place): string[] {
  const path: string[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) path.push(at.name);
  return path.reverse();
}

export const refusedNul = (path: string): DomainError =>
  new DomainError(
    'input.nul',
    'invalid',
    `${path}: there is an invisible character (U+0000) that no text may have.`,
    'Remove it and send it again.',
    [{ path, message: 'Remove the invisible character U+0000.' }],
  );
