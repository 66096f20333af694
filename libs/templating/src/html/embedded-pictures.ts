/**
 * Addresses of pictures that travel within the message (RFC 2392): `src="cid:name@image"`, `background=…`, `url(cid:…)`.
 * Only as the value of an attribute or in a style: prose may say "cid:" too.
 */
const EMBEDDED = /((?:=\s*["']?|\burl\(\s*["']?)\s*)cid:([A-Za-z0-9!#$%*+\-.^_`{|}~@]+)/gi;

/** What stands behind `cid:` in an HTML, each once, in the order of their appearance. */
export function embeddedPictures(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(EMBEDDED), (match) => match[2]!))];
}

/** The HTML for a browser, which knows no message around it: `addressOf` answers null for what stays as it is. */
export function withPicturesLoaded(html: string, addressOf: (contentId: string) => string | null): string {
  return html.replace(EMBEDDED, (whole: string, before: string, id: string) => {
    const address = addressOf(id);
    return address === null ? whole : `${before}${address}`;
  });
}
