import { createContext, use, useMemo, type ReactNode } from 'react';
import { browserTimeZone, preferredLocale } from './locale';

/** How this reader sees numbers and times. */
export interface Formatting {
  locale: string;
  /** the workspace's zone if it has one, the browser's otherwise */
  timeZone: string;
  /** currency of sums that the API gives without one */
  currency: string;
}

const browserFormatting: Formatting = {
  locale: preferredLocale(typeof navigator === 'undefined' ? [] : navigator.languages),
  timeZone: browserTimeZone(),
  currency: 'EUR',
};

const FormatContext = createContext<Formatting>(browserFormatting);

/** Sets zone, currency or locale for everything below; what is left out is inherited. */
export function FormatProvider({ children, ...given }: Partial<Formatting> & { children: ReactNode }) {
  const above = use(FormatContext);
  const { locale, timeZone, currency } = given;
  const value = useMemo(
    () => ({
      locale: locale ?? above.locale,
      timeZone: timeZone ?? above.timeZone,
      currency: currency ?? above.currency,
    }),
    [above, locale, timeZone, currency],
  );
  return <FormatContext value={value}>{children}</FormatContext>;
}

/** The formatting in force here. Prefer the components Num, Percent, Money and When. */
export function useFormat(): Formatting {
  return use(FormatContext);
}
