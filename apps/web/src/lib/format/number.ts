/** What a missing number looks like. Never 0: nothing known is not nothing there. */
export const missing = '–';

const noBreak = '\u00a0';
const minus = '\u2212';

/** `Intl` writes a hyphen for a negative number; typographers and screen readers want the minus sign. */
const withMinusSign = (text: string) => text.replace(/^(\D*)-/, `$1${minus}`);

/** Whole or fractional count with the separators of the locale: `48,210`. */
export function formatNumber(value: number | bigint, locale: string, fractionDigits = 0): string {
  return withMinusSign(
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    }).format(value),
  );
}

/** Short form for axis ticks: `1.2k`, `3M`. Exact numbers belong in text and tables. */
export function formatShort(value: number, locale: string): string {
  const text = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
  return withMinusSign(text.replace('K', 'k'));
}

/**
 * A share as percent with a space before the sign: `98.8 %`.
 * @param share 0…1 (not percent points)
 * @param digits one by house rule, two for complaints, where 0.04 and 0.3 are worlds apart
 */
export function formatPercent(share: number, locale: string, digits = 1): string {
  return `${formatNumber(share * 100, locale, digits)}${noBreak}%`;
}

/** A change in percent points, always with its sign: `+0.2 pt`, `−0.3 pt`. */
export function formatPoints(points: number, locale: string, digits = 1): string {
  return `${points > 0 ? '+' : ''}${formatNumber(points, locale, digits)}${noBreak}pt`;
}

/** `part / whole`, or nothing when there is no whole: 0 of 0 is not 0 %. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Bytes in the units a mailbox speaks of: `61 KB`, `1.4 MB`, `49 GB`. A KB is 1,000 bytes, as in Gmail's clip limit. */
export function formatBytes(bytes: number, locale: string): string {
  if (bytes < 1000) return `${formatNumber(bytes, locale)}${noBreak}B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000, locale)}${noBreak}KB`;
  if (bytes >= 1_000_000_000)
    return `${formatNumber(bytes / 1_000_000_000, locale, bytes < 10_000_000_000 ? 1 : 0)}${noBreak}GB`;
  return `${formatNumber(bytes / 1_000_000, locale, bytes < 10_000_000 ? 1 : 0)}${noBreak}MB`;
}

/** `1 person`, `48,709 people`. */
export function formatCount(count: number, one: string, many: string, locale: string): string {
  return `${formatNumber(count, locale)} ${count === 1 ? one : many}`;
}
