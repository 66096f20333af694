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
  return format
    .formatToParts(amount as `${number}`)
    .map((part) => (part.type === 'minusSign' ? '\u2212' : part.value))
    .join('');
}
