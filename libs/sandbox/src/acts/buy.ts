import { nameOf } from '../behaviour/chance.js';
import type { Requester } from '../outside/requester.js';
import type { Checkout } from '../shop/shop.js';
import { actKey, couldNot, did, type ActOutcome, type Errand } from './errand.js';
import { surf } from './surf.js';

const CURRENCY = 'EUR';

/** Buys in the shop at which the last click ended. The order's id is the same however often it is tried. */
export async function buy(errand: Errand, amount: string, requester: Requester): Promise<ActOutcome> {
  const { landed } = errand;
  if (landed === null || !new URL(landed).hostname.endsWith('.test')) {
    return couldNot('bought', 'the click did not end in the shop');
  }
  const orderId = `NL-${nameOf('order', actKey(errand)).toUpperCase()}`;
  const sale: Checkout = { landed, orderId, amount, currency: CURRENCY };
  const surfed = await surf(requester, new URL('/checkout', landed).href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sale),
  });
  if (surfed.result !== 'answered') return { again: true, reason: surfed.reason };
  if (surfed.response.status !== 201) {
    return couldNot(
      'bought',
      'the shop could not report the sale: no mw_c in the address, or the report was refused',
    );
  }
  return did({ kind: 'bought', amount, currency: CURRENCY, orderId });
}
