import { decodeWords } from 'postal-mime';
import { boundedWhitespace } from './whitespace.js';

/** A header block: lower-case names, unfolded raw values (encoded words not yet decoded), in their order. */
export type Headers = Map<string, string[]>;

const headerLine = /^([!-9;-~]+)[ \t]*:(.*)$/;
const maxHeaderLines = 5_000;

/**
 * Reads a header block (RFC 5322, section 2.2), forgiving lines that are none.
 * @param block the text between the start of a part and its first empty line, line ends of any style
 */
export function parseHeaders(block: string): Headers {
  const headers: Headers = new Map();
  let name = '';
  let value = '';
  const keep = () => {
    if (!name) return;
    const known = headers.get(name);
    if (known) known.push(value.trim());
    else headers.set(name, [value.trim()]);
    name = '';
  };
  for (const line of boundedWhitespace(block).split('\n', maxHeaderLines)) {
    const clean = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (clean.startsWith(' ') || clean.startsWith('\t')) {
      value += ` ${clean.trimStart()}`;
      continue;
    }
    const match = headerLine.exec(clean);
    if (!match) continue;
    keep();
    name = match[1]!.toLowerCase();
    value = match[2]!;
  }
  keep();
  return headers;
}

/** The first value of a header, raw; the empty string where it is absent. */
export function header(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

/** The first value of a header with its encoded words (RFC 2047) decoded. */
export function headerText(headers: Headers, name: string): string {
  return readWords(header(headers, name));
}

/** Decodes encoded words; words in a charset that nobody knows are left as they stand. */
export function readWords(value: string): string {
  if (!value.includes('=?')) return value;
  return decodeWords(value);
}

/** A header such as Content-Type: its value in lower case and its parameters (RFC 2045, 2231). */
export interface Structured {
  value: string;
  params: Record<string, string>;
}

const parameter = /;\s*([\w.-]+)(\*\d+)?(\*)?\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/g;

export function parseStructured(raw: string): Structured {
  const value = (raw.split(';', 1)[0] ?? '').trim().toLowerCase();
  const params: Record<string, string> = {};
  if (raw.length > 20_000) return { value, params };
  for (const [, name, , extended, quoted] of raw.matchAll(parameter)) {
    const key = name!.toLowerCase();
    let text = quoted!.trim();
    if (text.startsWith('"'))
      text = text.slice(1, text.endsWith('"') ? -1 : undefined).replace(/\\(.)/g, '$1');
    if (extended) text = percentDecoded(text.replace(/^[\w-]*'[\w-]*'/, ''));
    params[key] = (params[key] ?? '') + text;
  }
  return { value, params };
}

function percentDecoded(text: string): string {
  const bytes = Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
  return bytes.toString('utf8');
}
