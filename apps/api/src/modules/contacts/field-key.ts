const LETTERS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  œ: 'oe',
};

/** A key for templates from a label: “Größe (cm)” → `groesse_cm`. Empty when the label has no Latin letter. */
export function fieldKeyOf(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüßæøåœ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/_+$/, '');
}
