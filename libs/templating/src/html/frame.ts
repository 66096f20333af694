import type { CompileContentOptions } from '../content.js';
import type { Edit } from '../template/edits.js';
import { maskTags } from '../template/mask.js';
import type { ParsedHtml } from './parse-html.js';

/** Where things are put into a document: behind `<body>` and before `</body>`. */
export interface Frame {
  bodyStart: number;
  bodyEnd: number;
  /** Set around a source that is no whole document. */
  around: readonly Edit[];
}

const HEAD = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
</head>
<body>
`;
const TAIL = '\n</body>\n</html>\n';

export function findFrame(html: string, parsed: ParsedHtml): Frame {
  const named = (name: string) => parsed.elements.find(({ tagName }) => tagName === name)?.sourceCodeLocation;
  const body = named('body');
  const root = named('html');
  const bodyEnd = body?.endTag?.startOffset ?? root?.endTag?.startOffset ?? html.trimEnd().length;
  if (body?.startTag) return { bodyStart: body.startTag.endOffset, bodyEnd, around: [] };
  const before = named('head')?.endTag?.endOffset ?? root?.startTag?.endOffset;
  if (before !== undefined) return { bodyStart: before, bodyEnd: Math.max(before, bodyEnd), around: [] };
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0;
  const around = [
    { start: 0, end: doctype, text: HEAD },
    { start: html.length, end: html.length, text: TAIL },
  ];
  return { bodyStart: doctype, bodyEnd: Math.max(doctype, bodyEnd), around };
}

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Escapes a template's literal stretches and leaves its tags as they are. */
export function escapeLiterals(template: string): string {
  const masked = maskTags(template);
  return masked.unmask(escapeText(masked.text));
}

/** Words of the workspace that must not become tags. */
export function withoutTags(text: string): string {
  return text.replaceAll('{{', '{ {');
}

const HIDDEN =
  'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all';
/**
 * Keeps the text of the body out of the inbox's preview line, behind a short preheader. Over several lines: as one it was
 * longer than the 998 characters that SMTP takes, and for its sake every mail went out quoted-printable (9 µs, 3 % more bytes).
 */
const SPACER = `\n${'&#8199;&#65279;&#847; '.repeat(10).trim()}`.repeat(4);

/** `preheader` is a template whose literal parts are escaped already. */
export function preheaderHtml(preheader: string): string {
  return `\n<div style="${HIDDEN}">${preheader}${SPACER}</div>`;
}

export type Footer = NonNullable<CompileContentOptions['footer']>;

/** What of the footer the author's own words lack. The law wants both in marketing mail, wherever they stand. */
export interface MissingFooter {
  /** The sender's legal name and postal address. */
  sender: boolean;
  unsubscribe: boolean;
}

/** Looks for the name and the first line of the address as they would be written, in HTML or in text. */
export function missingFooter(footer: Footer, written: string, hasUnsubscribe: boolean): MissingFooter {
  const [street = ''] = footer.postalAddress.trim().split('\n');
  const facts = [footer.legalName.trim(), street.trim()].filter((fact) => fact !== '');
  const stands = (fact: string): boolean => written.includes(fact) || written.includes(escapeText(fact));
  return { sender: !facts.every(stands), unsubscribe: !hasUnsubscribe };
}

export function footerHtml(footer: Footer, missing: MissingFooter): string {
  const name = escapeText(withoutTags(footer.legalName));
  const address = escapeText(withoutTags(footer.postalAddress)).replace(/\s*\n\s*/g, ', ');
  const label = escapeText(withoutTags(footer.unsubscribeLabel ?? 'Unsubscribe'));
  const style =
    'padding:24px 16px;text-align:center;font-family:Helvetica,Arial,sans-serif;font-size:12px;line-height:18px;color:#6b7280';
  const lines = [
    ...(missing.sender ? [name, address] : []),
    ...(missing.unsubscribe
      ? [`\n<a href="{{@unsubscribe_url}}" style="color:#6b7280;text-decoration:underline">${label}</a>`]
      : []),
  ].filter((line) => line !== '');
  return lines.length === 0 ? '' : `<div style="${style}">${lines.join('<br>')}</div>\n`;
}

export function footerText(footer: Footer, missing: MissingFooter): string {
  const { legalName, postalAddress, unsubscribeLabel = 'Unsubscribe' } = footer;
  const lines = [
    ...(missing.sender ? [legalName, postalAddress].map(withoutTags) : []),
    ...(missing.unsubscribe ? [`${withoutTags(`${unsubscribeLabel}: `)}{{@unsubscribe_url}}`] : []),
  ].filter((line) => line !== '');
  return lines.length === 0 ? '' : `\n\n-- \n${lines.join('\n')}\n`;
}
