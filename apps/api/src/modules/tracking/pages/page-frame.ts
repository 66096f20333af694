/** A small page for people who come from a mail: no script, no picture, nothing from elsewhere; light and dark. */
export interface Page {
  title: string;
  /** HTML; everything from outside must have gone through `escapeHtml`. */
  body: string;
  /** Who is responsible: shown small at the end. Plain text. */
  foot?: string | undefined;
  /** Asks again by itself after so many seconds. */
  refreshSeconds?: number;
}

/** Nothing may run or be loaded; forms go back to us alone; no other site may frame the button. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // The address is a key to the person's choice: it must not travel on.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const STYLE = `
:root{color-scheme:light dark;--page:#f3f4f6;--panel:#fff;--text:#16191d;--soft:#545c68;--line:#dfe2e7;--act:#2f55e4;--on-act:#fff}
@media (prefers-color-scheme:dark){:root{--page:#0e1013;--panel:#171a1f;--text:#eceef1;--soft:#a3abb8;--line:#2b3038;--act:#6f8cff;--on-act:#0b1020}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100dvh;display:grid;place-items:center;padding:24px 16px;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;-webkit-text-size-adjust:100%}
main{width:100%;max-width:460px;padding:32px;background:var(--panel);border:1px solid var(--line);border-radius:12px}
h1{margin:0 0 12px;font-size:22px;line-height:28px;letter-spacing:-.02em;overflow-wrap:anywhere}
p{margin:0 0 16px;color:var(--soft);overflow-wrap:anywhere}
strong{color:var(--text);font-weight:600}
form{margin:24px 0 0}
button{min-height:44px;width:100%;padding:10px 20px;border:1px solid var(--act);border-radius:8px;background:var(--act);color:var(--on-act);font:inherit;font-weight:600;cursor:pointer}
button.quiet{background:transparent;border-color:var(--line);color:var(--text)}
button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
footer{margin-top:28px;padding-top:16px;border-top:1px solid var(--line);font-size:13px;line-height:19px;color:var(--soft);white-space:pre-line;overflow-wrap:anywhere}
@media (max-width:480px){main{padding:24px 20px}}
`;

export function renderPage({ title, body, foot, refreshSeconds }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`}
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
${foot ? `<footer>${escapeHtml(foot)}</footer>` : ''}
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
