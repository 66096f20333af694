/** Two letters for a name: first and last word. `Café Oriente` → `CO`, `ines@…` → `I`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase('en');
}

/** One of four tints, the same for a name on every page (FNV-1a). They mean nothing. */
export function tintOf(name: string): 0 | 1 | 2 | 3 {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (((hash >>> 0) % 997) % 4) as 0 | 1 | 2 | 3;
}
