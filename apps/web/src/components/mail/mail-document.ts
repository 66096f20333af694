/** Which images a mail may load. Blocked is the default for mail from outside: a picture tells its sender who read. */
export type RemoteImages = 'blocked' | 'proxied' | 'direct';

/**
 * The policy inside the frame. Scripts, forms, frames, fonts and connections are out; styles stay inline.
 * `origin` is the page's own, because `'self'` names nothing inside a sandboxed frame.
 */
export function contentPolicy(images: RemoteImages, origin: string): string {
  const sources = { blocked: 'data:', proxied: `data: ${origin}`, direct: `data: ${origin} https: http:` };
  return [
    "default-src 'none'",
    `img-src ${sources[images]}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Wraps sanitised mail in a document of ours: policy first, so that nothing before it can load. */
export function mailDocument(safeHtml: string, images: RemoteImages, origin: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(images, origin)}">`,
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">',
    '<style>body{margin:16px;font:14px/1.5 system-ui,sans-serif;color:#14171c;background:#fff;',
    'overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>',
    `</head><body>${safeHtml}</body></html>`,
  ].join('');
}
