/** Money as whole millionths in a bigint: sums of decimals without floating point. */
const MILLION = 1_000_000n;

export function toMillionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0').slice(0, 6));
  return decimal.startsWith('-') ? -value : value;
}

export function toDecimal(millionths: bigint): string {
  const sign = millionths < 0n ? '-' : '';
  const size = millionths < 0n ? -millionths : millionths;
  const fraction = (size % MILLION).toString().padStart(6, '0').replace(/0+$/, '');
  return `${sign}${size / MILLION}${fraction ? `.${fraction}` : ''}`;
}

export interface MoneyFacts {
  currency: string;
  fixedCost: string;
  costPerMessage: string;
  messages: number;
  /** Orders by currency. */
  orders: { currency: string; orders: number; revenue: string }[];
  /** Deal values by currency. */
  deals: { currency: string; revenue: string }[];
}

export interface MoneyReport {
  currency: string;
  orders: number;
  revenue: string;
  orderRevenue: string;
  dealRevenue: string;
  fixedCost: string;
  messageCost: string;
  cost: string;
  left: string;
  roiPercent: number | null;
  perUnitSpent: number | null;
  otherCurrencies: CurrencySum[];
}

/** Revenue in one currency. */
export interface CurrencySum {
  currency: string;
  revenue: string;
  orderRevenue: string;
  dealRevenue: string;
  orders: number;
}

/** What it cost, what it brought, what is left. Only what is in the campaign's currency is added up. */
export function reckon(facts: MoneyFacts): MoneyReport {
  const sums = byCurrency([
    ...facts.orders.map((one) => ({
      currency: one.currency,
      orders: one.orders,
      orderRevenue: one.revenue,
      dealRevenue: '0',
    })),
    ...facts.deals.map((one) => ({
      currency: one.currency,
      orders: 0,
      orderRevenue: '0',
      dealRevenue: one.revenue,
    })),
  ]);
  const messageCost = toMillionths(facts.costPerMessage) * BigInt(facts.messages);
  return report(facts.currency, sums, toMillionths(facts.fixedCost), messageCost);
}

/**
 * The sum of several campaigns in one currency: what was earned in it, by whichever campaign, and what the campaigns
 * that are reckoned in it cost. Everything else is listed beside it.
 */
export function addUp(currency: string, parts: readonly MoneyReport[]): MoneyReport {
  const same = parts.filter((part) => part.currency === currency);
  const sum = (value: (part: MoneyReport) => string): bigint =>
    same.reduce((total, part) => total + toMillionths(value(part)), 0n);
  const sums = byCurrency(parts.flatMap((part) => [part, ...part.otherCurrencies]));
  return report(
    currency,
    sums,
    sum((part) => part.fixedCost),
    sum((part) => part.messageCost),
  );
}

function report(
  currency: string,
  sums: readonly CurrencySum[],
  fixedCost: bigint,
  messageCost: bigint,
): MoneyReport {
  const own = sums.find((one) => one.currency === currency);
  const revenue = toMillionths(own?.revenue ?? '0');
  const cost = fixedCost + messageCost;
  const left = revenue - cost;
  return {
    currency,
    orders: own?.orders ?? 0,
    revenue: toDecimal(revenue),
    orderRevenue: own?.orderRevenue ?? '0',
    dealRevenue: own?.dealRevenue ?? '0',
    fixedCost: toDecimal(fixedCost),
    messageCost: toDecimal(messageCost),
    cost: toDecimal(cost),
    left: toDecimal(left),
    // Ratios are for reading: two digits of them are exact enough.
    roiPercent: cost === 0n ? null : Number((left * 10_000n) / cost) / 100,
    perUnitSpent: cost === 0n ? null : Number((revenue * 100n) / cost) / 100,
    otherCurrencies: sums.filter(
      (one) => one.currency !== currency && (one.orders > 0 || one.revenue !== '0'),
    ),
  };
}

function byCurrency(parts: readonly Omit<CurrencySum, 'revenue'>[]): CurrencySum[] {
  const grouped = Map.groupBy(parts, (part) => part.currency);
  return [...grouped].map(([currency, some]) => {
    const orderRevenue = some.reduce((total, one) => total + toMillionths(one.orderRevenue), 0n);
    const dealRevenue = some.reduce((total, one) => total + toMillionths(one.dealRevenue), 0n);
    return {
      currency,
      revenue: toDecimal(orderRevenue + dealRevenue),
      orderRevenue: toDecimal(orderRevenue),
      dealRevenue: toDecimal(dealRevenue),
      orders: some.reduce((total, one) => total + one.orders, 0),
    };
  });
}
