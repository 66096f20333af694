import { RenderLimit } from './budget.js';

const STYLES = ['short', 'medium', 'long', 'full'] as const;
type Style = (typeof STYLES)[number];
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** Intl formatters take 50 µs to make and 1 µs to use. Few combinations occur; the cap is for hostile ones. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat>(
  key: string,
  { onNewFormat }: FormatOptions,
  make: () => T,
): T {
  const known = formatters.get(key);
  if (known !== undefined) return known as T;
  onNewFormat();
  try {
    const made = make();
    if (formatters.size >= 500) formatters.clear();
    formatters.set(key, made);
    return made;
  } catch (error) {
    // Intl throws a RangeError on a locale, zone or currency that does not exist: the content's mistake.
    if (error instanceof RangeError) throw new RenderLimit('bad_format', error.message);
    throw error;
  }
}

export interface FormatOptions {
  locale: string;
  timeZone: string;
  style?: unknown;
  currency?: unknown;
  digits?: unknown;
  /** Called before a formatter is made, which is the dear part; may throw. */
  onNewFormat: () => void;
}

/**
 * A date in words. Takes ISO 8601 texts, epoch milliseconds and Dates; a date without a time (`2026-11-21`)
 * is that day everywhere and is not moved by the zone. Returns '' for what is no date.
 */
export function formatDate(value: unknown, options: FormatOptions): string {
  const date = toDate(value);
  if (date === null) return '';
  const style: Style = STYLES.find((known) => known === options.style) ?? 'long';
  const zone = typeof value === 'string' && DATE_ONLY.test(value) ? 'UTC' : options.timeZone;
  const format = cached(`d|${options.locale}|${zone}|${style}`, options, () => {
    return new Intl.DateTimeFormat(options.locale, { dateStyle: style, timeZone: zone });
  });
  return format.format(date);
}

function toDate(value: unknown): Date | null {
  if (value === '' || (typeof value !== 'string' && typeof value !== 'number' && !(value instanceof Date))) {
    return null;
  }
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A number with the locale's separators, as an amount when a currency is given. '' for what is no number. */
export function formatNumber(value: unknown, options: FormatOptions): string {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return '';
  const { locale, currency, digits } = options;
  const format = cached(`n|${locale}|${String(currency)}|${String(digits)}`, options, () => {
    return new Intl.NumberFormat(locale, {
      ...(typeof currency === 'string' ? { style: 'currency', currency } : {}),
      ...(typeof digits === 'number' ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : {}),
    });
  });
  return format.format(number);
}
