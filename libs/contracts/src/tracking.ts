import { z } from 'zod';
import { endpoint, file, form, page } from './endpoint.js';

/** Where mails point to. None of these is part of the public API: their addresses are signed into mails and work for years. */
const tag = 'tracking';
/** A person follows these: whatever is wrong with an address, they get a page that says so, not a refusal in JSON. */
const byToken = z.object({ token: z.string().catch('') });
const internal = { access: 'public', tag, internal: true } as const;

export const openPixel = endpoint({
  ...internal,
  id: 'openPixel',
  method: 'GET',
  path: '/o/:token',
  summary: 'A transparent picture of one pixel: loading it counts as an open.',
  params: byToken,
  response: file('image/gif'),
});
export const followLink = endpoint({
  ...internal,
  id: 'followLink',
  method: 'GET',
  path: '/c/:token',
  summary: 'Leads to the address behind a link of a mail, and counts the click.',
  params: byToken,
  query: z.object({ u: z.string().max(8_000).optional().catch(undefined) }),
  response: page(),
});
export const unsubscribePage = endpoint({
  ...internal,
  id: 'unsubscribePage',
  method: 'GET',
  path: '/u/:token',
  summary: 'The page on which a person unsubscribes; opening it changes nothing.',
  params: byToken,
  response: page(),
});
export const submitUnsubscribe = endpoint({
  ...internal,
  id: 'submitUnsubscribe',
  method: 'POST',
  path: '/u/:token',
  status: 200,
  summary: 'The button of that page: unsubscribes, or takes it back.',
  params: byToken,
  body: form(),
  response: page(),
});
export const oneClickPage = endpoint({
  ...internal,
  id: 'oneClickPage',
  method: 'GET',
  path: '/u/:token/one-click',
  summary: 'A mail program that opens the address instead of posting to it gets the page; nothing changes.',
  params: byToken,
  response: page(),
});
export const oneClickUnsubscribe = endpoint({
  ...internal,
  id: 'oneClickUnsubscribe',
  method: 'POST',
  path: '/u/:token/one-click',
  status: 200,
  summary: 'RFC 8058: the reader’s mail program unsubscribes, without cookie, page or redirect.',
  params: byToken,
  body: form(),
  response: page(),
});
export const viewInBrowser = endpoint({
  ...internal,
  id: 'viewInBrowser',
  method: 'GET',
  path: '/v/:token',
  summary: 'The mail of one recipient as a page. Opening it counts as nothing.',
  params: byToken,
  response: page(),
});
export const servedImage = endpoint({
  ...internal,
  id: 'servedImage',
  method: 'GET',
  path: '/i/:name',
  summary: 'An uploaded picture.',
  params: z.object({ name: z.string().max(100) }),
  response: file('image/png', 'image/jpeg', 'image/gif', 'image/webp'),
});

export const trackingEndpoints = [
  openPixel,
  followLink,
  unsubscribePage,
  submitUnsubscribe,
  oneClickPage,
  oneClickUnsubscribe,
  viewInBrowser,
  servedImage,
];
