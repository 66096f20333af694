export type LinkRole = 'shop' | 'unsubscribe' | 'browser';

export interface LetterLink {
  href: string;
  /** What the reader sees. */
  text: string;
  role: LinkRole;
}

/** Words on (or in) a link that ends the subscription, in the languages of the sandbox. */
const UNSUBSCRIBE =
  /unsub|opt.?out|preferences|abmeld|abbestell|désabonn|desabonn|desinscri|désinscri|darse de baja|cancelar|disiscri|cancellati|afmeld|uitschrijv/i;
const BROWSER =
  /in (your |the |my )?browser|im browser|navigateur|navegador|nel browser|view online|online ansehen/i;

/** The http(s) links of a letter, in order, each address once. HTML is preferred to text. */
export function findLinks(html: string | null, text: string | null): LetterLink[] {
  const found = html === null ? linksOfText(text ?? '') : linksOfHtml(html);
  return [...new Map(found.map((link) => [link.href, link] as const).reverse()).values()].reverse();
}

/** Addresses of the images that a mail program would load, and which of them looks like the open pixel. */
export function findImages(html: string | null): { all: string[]; pixel: string | null } {
  const all: string[] = [];
  let pixel: string | null = null;
  for (const [tag] of (html ?? '').matchAll(/<img\b[^>]*>/gi)) {
    const src = attribute(tag, 'src');
    if (src === null || !/^https?:/i.test(src)) continue;
    if (!all.includes(src)) all.push(src);
    if (attribute(tag, 'width') === '1' || attribute(tag, 'height') === '1') pixel = src;
  }
  return { all, pixel: pixel ?? all.at(-1) ?? null };
}

function linksOfHtml(html: string): LetterLink[] {
  return [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/gi)].flatMap(([, tag, inner]) => {
    const href = attribute(tag!, 'href');
    return href !== null && /^https?:/i.test(href) ? [link(href, plain(inner!))] : [];
  });
}

function linksOfText(text: string): LetterLink[] {
  return [...text.matchAll(/^(.*?)(https?:\/\/[^\s<>"']+)/gim)].map(([, before, href]) =>
    link(href!.replace(/[).,;]+$/, ''), before!.trim()),
  );
}

function link(href: string, text: string): LetterLink {
  const words = `${text} ${href}`;
  const role = UNSUBSCRIBE.test(words) ? 'unsubscribe' : BROWSER.test(words) ? 'browser' : 'shop';
  return { href, text, role };
}

/** The value of an attribute, with its entities resolved. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : unescapeHtml(value.trim());
}

function plain(html: string): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex as string, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[(name as string).toLowerCase()] ?? whole;
  });
}

/** Makes text safe inside HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
