/** Money as the API says it: an exact decimal string and an ISO 4217 code. */
export interface Amount {
  /** e.g. `"14862.40"`; never a float */
  amount: string;
  currency: string;
}

const wholeFrom = 100;

/**
 * `€14,862`, `€47.03`, `−€22.00`. Cents are left out from 100 upwards, where they are noise.
 * Decimal strings are formatted exactly; only the choice of digits looks at a rounded value.
 */
export function formatMoney({ amount, currency }: Amount, locale: string): string {
  const digits = Math.abs(Number(amount)) >= wholeFrom ? 0 : 2;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return joined(format.formatToParts(amount as `${number}`));
}

/** `€25k`, `−€11.5k`: for the ticks of an axis only, where a float is exact enough. */
export function formatMoneyShort(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  return joined(format.formatToParts(amount)).replace('K', 'k');
}

/** `Intl` writes a hyphen for a negative amount; the minus sign is what is meant. */
const joined = (parts: Intl.NumberFormatPart[]) =>
  parts.map((part) => (part.type === 'minusSign' ? '\u2212' : part.value)).join('');
