import { escapeHtml } from '../letters/letter-links.js';

/** A page of the made-up shop, for people who follow a link of the sandbox by hand. */
export function shopPage(path: string): string {
  const title = escapeHtml(path.split('/').findLast(Boolean)?.replaceAll('-', ' ') ?? 'Welcome');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Northlight Coffee</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<body style="margin:0;font:16px/1.6 Georgia,serif;background:#f6f1ea;color:#2b2118">
<main style="max-width:34rem;margin:15vh auto;padding:0 1.5rem">
<p style="letter-spacing:.2em;font:12px system-ui">NORTHLIGHT COFFEE</p>
<h1 style="font-weight:400;text-transform:capitalize">${title}</h1>
<p>This shop is made up. It belongs to the sandbox, where nothing leaves your machine.</p>
</main></body></html>`;
}
