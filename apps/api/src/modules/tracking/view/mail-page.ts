import { escapeHtml } from '../pages/page-frame.js';

/**
 * A marketer's HTML under our own address: `sandbox` takes scripts, forms and our origin away from it, whatever it
 * holds. Pictures and styles load as in a mail program; links open outside of the sandbox.
 */
export const MAIL_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline' https:; font-src https: data:; " +
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/** The mail as it was written; a plain text one gets a page around it, with its addresses as links. */
export function mailPage(mail: { subject: string; html: string | null; text: string }): string {
  if (mail.html !== null) return mail.html;
  const text = escapeHtml(mail.text).replaceAll(ADDRESS, (url) => `<a href="${url}">${url}</a>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(mail.subject)}</title>
<style>:root{color-scheme:light dark}body{margin:0 auto;max-width:72ch;padding:32px 20px;font:15px/1.6 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}</style>
</head>
<body>${text}</body>
</html>
`;
}
