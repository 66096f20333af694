import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Requester } from '../outside/requester.js';
import { shopPage } from './shop-page.js';

/** What the shop tells the marketer's conversion endpoint, as JSON. */
export interface Conversion {
  /** The value of `mw_c` in the address at which the buyer arrived. */
  token: string;
  orderId: string;
  /** Decimal string. */
  amount: string;
  currency: string;
  /** ISO 8601, UTC. */
  occurredAt: string;
}

/** A till of the shop: `POST /checkout` with this JSON. */
export interface Checkout {
  /** The address at which the buyer arrived, with its query. */
  landed: string;
  orderId: string;
  amount: string;
  currency: string;
}

export interface Shop {
  port: number;
  close(): Promise<void>;
}

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const CHECKOUT_BYTES = 16 * 1024;

/**
 * The shop of the made-up brand, on 127.0.0.1: every host below `.test` leads here. Any GET shows a page; a checkout is
 * reported to `conversionUrl` before it is answered: 201 reported, 200 sold but nobody to tell, 503 try again.
 */
export async function openShop(options: {
  conversionUrl: string | null;
  requester: Requester;
}): Promise<Shop> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch(() => {
      response.writeHead(503, { 'retry-after': '1' }).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: { conversionUrl: string | null; requester: Requester },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://shop.test');
  if (request.method === 'POST' && url.pathname === '/checkout') {
    const status = await sell(JSON.parse(await readBody(request)) as Checkout, options);
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ reported: status === 201 }));
  } else if (/\.(png|jpe?g|gif|webp)$/i.test(url.pathname)) {
    response.writeHead(200, { 'content-type': 'image/gif' }).end(PIXEL);
  } else {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shopPage(url.pathname));
  }
}

/** Reports a sale once. An answer of 5xx or 429, or none at all, means that the buyer's till tries again. */
async function sell(
  sale: Checkout,
  options: { conversionUrl: string | null; requester: Requester },
): Promise<200 | 201 | 503> {
  const token = new URL(sale.landed).searchParams.get('mw_c');
  if (options.conversionUrl === null || token === null) return 200;
  const conversion: Conversion = {
    token,
    orderId: sale.orderId,
    amount: sale.amount,
    currency: sale.currency,
    occurredAt: new Date().toISOString(),
  };
  const { status } = await options.requester.request(options.conversionUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Northlight-Shop/1.0' },
    body: JSON.stringify(conversion),
  });
  if (status >= 500 || status === 429) return 503;
  return status < 300 ? 201 : 200;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > CHECKOUT_BYTES) throw new Error('checkout too large');
  }
  return text;
}
