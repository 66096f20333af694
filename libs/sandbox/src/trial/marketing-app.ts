import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Conversion } from '../shop/shop.js';

/** What the application at the other end of the links saw. */
export interface Seen {
  opens: { token: string; userAgent: string }[];
  clicks: { token: string; method: string }[];
  oneClicks: string[];
  pagePosts: string[];
  conversions: Conversion[];
}

export interface MarketingApp {
  url: string;
  seen: Seen;
  /** While true every request is answered with 503. */
  away: boolean;
  close(): Promise<void>;
}

/** A stand-in for the application: pixel, click redirect, unsubscribe page, one-click and conversion endpoint. */
export async function openMarketingApp(): Promise<MarketingApp> {
  const seen: Seen = { opens: [], clicks: [], oneClicks: [], pagePosts: [], conversions: [] };
  const server = createServer((request, response) => {
    void answer(request, response, seen, app.away);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const app: MarketingApp = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    away: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return app;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  seen: Seen,
  away: boolean,
): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  if (away) return void response.writeHead(503).end();
  const [, kind, token = '', rest = ''] = (request.url ?? '').split('/');
  const post = request.method === 'POST';
  if (kind === 'o') {
    seen.opens.push({ token, userAgent: request.headers['user-agent'] ?? '' });
    response.writeHead(200, { 'content-type': 'image/gif' }).end();
  } else if (kind === 'c') {
    seen.clicks.push({ token, method: request.method ?? '' });
    response.writeHead(302, { location: `https://shop.northlight.test/${rest}?mw_c=${token}` }).end();
  } else if (kind === 'one-click' && post && body === 'List-Unsubscribe=One-Click') {
    seen.oneClicks.push(token);
    response.writeHead(200).end();
  } else if (kind === 'u' && post) {
    seen.pagePosts.push(`${token} ${body}`);
    response.writeHead(200).end();
  } else if (kind === 'u') {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        '<form method="post" action=""><input type="hidden" name="csrf" value="a&amp;b"><button type="submit">Yes</button></form>',
      );
  } else if (kind === 'conversions') {
    seen.conversions.push(JSON.parse(body) as Conversion);
    response.writeHead(202).end();
  } else {
    response.writeHead(404).end();
  }
}
