/** What a rendered link may be: http(s) and mailto, nothing that a mail program would run. */
export type SafeUrl = { kind: 'web' | 'mail'; url: string } | { kind: 'refused' };

/** Browsers drop these from an address before they read its scheme: `java\nscript:` is a script. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const IGNORED = /[\u0000-\u001f\u007f]/g;

export function safeUrl(rendered: string): SafeUrl {
  const url = rendered.replace(IGNORED, '').trim();
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return { kind: 'web', url: url.replaceAll(' ', '%20') };
  return /^mailto:/i.test(url) ? { kind: 'mail', url } : { kind: 'refused' };
}

/** Encodes a value within a URL's path: slashes and existing escapes stay. */
export function encodePath(value: string): string {
  return encodeURI(value.toWellFormed())
    .replace(/%25([0-9a-f]{2})/gi, '%$1')
    .replaceAll("'", '%27');
}

/** Encodes a value within a URL's query or fragment, whole. */
export function encodeQuery(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll("'", '%27');
}

export function escapeAttribute(value: string): string {
  if (!/[&"<>]/.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
