/**
 * An amount as people type it, as a decimal string: "1,250.50", "1.250,50", "1250" … A single separator with three digits
 * behind it parts thousands. Null where it is no amount.
 */
export function readAmount(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const separators = bare.match(/[.,]/g) ?? [];
  const decimals = last < 0 ? '' : bare.slice(last + 1);
  const isThousands = decimals.length === 3 && new Set(separators).size === 1;
  const whole = (last < 0 || isThousands ? bare : bare.slice(0, last))
    .replace(/[.,]/g, '')
    .replace(/^0+(?=\d)/, '');
  const amount = isThousands || decimals === '' ? whole : `${whole}.${decimals}`;
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(amount) ? amount : null;
}
