/** Where a link may lead: an absolute http or https address without a password in it. Null for everything else. */
export function safeDestination(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return username === '' && password === '' ? href : null;
}

/**
 * Adds `mw_c=<token>` to the query, so that a shop can say which click an order came from. The rest of the address
 * stays as it was written, byte for byte: signed addresses survive.
 */
export function withConversionToken(url: string, token: string): string {
  const hash = url.indexOf('#');
  const base = hash === -1 ? url : url.slice(0, hash);
  const fragment = hash === -1 ? '' : url.slice(hash);
  const separator = !base.includes('?') ? '?' : /[?&]$/.test(base) ? '' : '&';
  return `${base}${separator}mw_c=${token}${fragment}`;
}
