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
  otherCurrencies: { currency: string; revenue: string; orders: number }[];
}

/** What it cost, what it brought, what is left. Only what is in the campaign's currency is added up. */
export function reckon(facts: MoneyFacts): MoneyReport {
  const own = facts.orders.find((one) => one.currency === facts.currency);
  const orderRevenue = toMillionths(own?.revenue ?? '0');
  const dealRevenue = toMillionths(facts.deals.find((one) => one.currency === facts.currency)?.revenue ?? '0');
  const fixedCost = toMillionths(facts.fixedCost);
  const messageCost = toMillionths(facts.costPerMessage) * BigInt(facts.messages);
  return report(facts.currency, own?.orders ?? 0, orderRevenue, dealRevenue, fixedCost, messageCost, othersOf(facts));
}

/** The sum of several campaigns in one currency; those in another are listed beside it. */
export function addUp(currency: string, parts: readonly MoneyReport[]): MoneyReport {
  const same = parts.filter((part) => part.currency === currency);
  const sum = (value: (part: MoneyReport) => string): bigint => same.reduce((total, part) => total + toMillionths(value(part)), 0n);
  const others = [
    ...parts.flatMap((part) => part.otherCurrencies),
    ...parts.filter((part) => part.currency !== currency).map((part) => ({ currency: part.currency, revenue: part.revenue, orders: part.orders })),
  ];
  const orders = same.reduce((total, part) => total + part.orders, 0);
  return report(currency, orders, sum((part) => part.orderRevenue), sum((part) => part.dealRevenue), sum((part) => part.fixedCost), sum((part) => part.messageCost), merged(others));
}

function report(
  currency: string,
  orders: number,
  orderRevenue: bigint,
  dealRevenue: bigint,
  fixedCost: bigint,
  messageCost: bigint,
  otherCurrencies: MoneyReport['otherCurrencies'],
): MoneyReport {
  const revenue = orderRevenue + dealRevenue;
  const cost = fixedCost + messageCost;
  const left = revenue - cost;
  return {
    currency,
    orders,
    revenue: toDecimal(revenue),
    orderRevenue: toDecimal(orderRevenue),
    dealRevenue: toDecimal(dealRevenue),
    fixedCost: toDecimal(fixedCost),
    messageCost: toDecimal(messageCost),
    cost: toDecimal(cost),
    left: toDecimal(left),
    // Ratios are for reading: two digits of them are exact enough.
    roiPercent: cost === 0n ? null : Number((left * 10_000n) / cost) / 100,
    perUnitSpent: cost === 0n ? null : Number((revenue * 100n) / cost) / 100,
    otherCurrencies,
  };
}

function othersOf({ currency, orders }: MoneyFacts): MoneyReport['otherCurrencies'] {
  return merged(orders.filter((one) => one.currency !== currency));
}

function merged(others: MoneyReport['otherCurrencies']): MoneyReport['otherCurrencies'] {
  const byCurrency = new Map<string, { currency: string; revenue: string; orders: number }>();
  for (const other of others) {
    const known = byCurrency.get(other.currency);
    const revenue = toMillionths(known?.revenue ?? '0') + toMillionths(other.revenue);
    byCurrency.set(other.currency, { currency: other.currency, revenue: toDecimal(revenue), orders: (known?.orders ?? 0) + other.orders });
  }
  return [...byCurrency.values()].filter((other) => other.orders > 0 || other.revenue !== '0');
}
