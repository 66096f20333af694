/** Two letters for a name: first and last word. `Café Oriente` → `CO`, `ines@…` → `I`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return firstLetter(words[0] ?? '?') + (words.length > 1 ? firstLetter(words.at(-1) ?? '') : '');
}

const letters = new Intl.Segmenter('en');

/** The first letter as a reader sees it (a flag or an accented letter stays whole), in capitals. */
export function firstLetter(word: string): string {
  const [first] = letters.segment(word.trim());
  return (first?.segment ?? '?').toLocaleUpperCase('en');
}

/** One of four tints, the same for a name on every page (FNV-1a). They mean nothing. */
export function tintOf(name: string): 0 | 1 | 2 | 3 {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (((hash >>> 0) % 997) % 4) as 0 | 1 | 2 | 3;
}
