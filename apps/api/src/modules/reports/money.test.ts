import { assert, bigInt, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, reckon, toDecimal, toMillionths } from './money.js';

const facts = {
  currency: 'EUR',
  fixedCost: '180',
  costPerMessage: '0.00045',
  messages: 48_709,
  orders: [{ currency: 'EUR', orders: 316, revenue: '14862.50' }],
  deals: [],
};

describe('money', () => {
  it('reckons cost, what is left and the return', () => {
    expect(reckon(facts)).toMatchObject({
      revenue: '14862.5',
      messageCost: '21.91905',
      cost: '201.91905',
      left: '14660.58095',
      roiPercent: 7260.62,
      perUnitSpent: 73.6,
    });
  });

  it('has no return without costs, and says so with null instead of infinity', () => {
    expect(reckon({ ...facts, fixedCost: '0', costPerMessage: '0' })).toMatchObject({
      roiPercent: null,
      perUnitSpent: null,
    });
  });

  it('never adds another currency to its own', () => {
    const report = reckon({ ...facts, orders: [{ currency: 'USD', orders: 2, revenue: '50' }] });
    expect(report).toMatchObject({
      revenue: '0',
      orders: 0,
      otherCurrencies: [{ currency: 'USD', revenue: '50', orders: 2 }],
    });
    expect(addUp('EUR', [report, reckon(facts)])).toMatchObject({
      revenue: '14862.5',
      otherCurrencies: [{ currency: 'USD', revenue: '50', orders: 2 }],
    });
  });

  it('names deals in another currency too', () => {
    const report = reckon({
      ...facts,
      deals: [
        { currency: 'CHF', revenue: '900' },
        { currency: 'EUR', revenue: '100' },
      ],
    });
    expect(report).toMatchObject({ revenue: '14962.5', orderRevenue: '14862.5', dealRevenue: '100' });
    expect(report.otherCurrencies).toEqual([
      { currency: 'CHF', revenue: '900', orderRevenue: '0', dealRevenue: '900', orders: 0 },
    ]);
  });

  it('adds up what a campaign reckoned in another currency earned in this one, without its costs', () => {
    const american = reckon({
      ...facts,
      currency: 'USD',
      orders: [
        { currency: 'USD', orders: 1, revenue: '10' },
        { currency: 'EUR', orders: 3, revenue: '30' },
      ],
    });
    expect(addUp('EUR', [american, reckon(facts)])).toMatchObject({
      revenue: '14892.5',
      orders: 319,
      cost: '201.91905',
      otherCurrencies: [{ currency: 'USD', revenue: '10', orders: 1 }],
    });
  });

  it('reads and writes every amount without losing a millionth', () => {
    assert(
      property(bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (value) => {
        expect(toMillionths(toDecimal(value))).toBe(value);
      }),
    );
  });
});
