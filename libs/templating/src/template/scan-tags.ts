/** What a Handlebars tag does; `value` prints something, `foreign` is a feature that mails do not get. */
export type TagKind = 'value' | 'open' | 'close' | 'else' | 'comment' | 'foreign';

/** One Handlebars tag of a source, by its offsets. */
export interface Tag {
  start: number;
  end: number;
  kind: TagKind;
  /** The first word: field or helper; of an `else` what follows it, if anything. */
  name: string;
  /** What is inside the braces, without `#`, `/`, `&`, `~`. */
  body: string;
  /** `{{{x}}}` or `{{&x}}`. */
  raw: boolean;
}

export interface ScannedTags {
  tags: Tag[];
  /** Where a `{{` opens that nothing closes. */
  unclosedAt: number | null;
}

/**
 * Finds the tags as Handlebars' own lexer would (`\{{` is text, `\\{{` is a backslash and a tag, strings and
 * `[segments]` may hold braces), without building a syntax tree: it must take anything without overflowing.
 */
export function scanTags(source: string): ScannedTags {
  const tags: Tag[] = [];
  for (let at = source.indexOf('{{'); at >= 0;) {
    if (source[at - 1] === '\\' && source[at - 2] !== '\\') {
      at = source.indexOf('{{', at + 2);
      continue;
    }
    const tag = readTag(source, at);
    if (tag === null) return { tags, unclosedAt: at };
    tags.push(tag);
    at = source.indexOf('{{', tag.end);
  }
  return { tags, unclosedAt: null };
}

function readTag(source: string, start: number): Tag | null {
  const rest = source.slice(start, start + 6);
  if (/^\{\{~?!/.test(rest)) return readComment(source, start, /^\{\{~?!--/.test(rest));
  const braces = rest.startsWith('{{{{') ? 4 : /^\{\{~?\{/.test(rest) ? 3 : 2;
  const closing = braces === 4 ? '}}}}' : braces === 3 ? '}' : '}}';
  const close = findClose(source, start + 2, closing);
  if (close < 0) return null;
  let end = close + closing.length;
  if (braces === 3) {
    const tail = /^~?\}\}/.exec(source.slice(end, end + 3));
    if (tail === null) return null;
    end += tail[0].length;
  }
  return describe(source, start, end, braces);
}

function readComment(source: string, start: number, long: boolean): Tag | null {
  const closing = long ? /--~?\}\}/g : /\}\}/g;
  closing.lastIndex = start + 3;
  const found = closing.exec(source);
  if (found === null) return null;
  const end = found.index + found[0].length;
  return { start, end, kind: 'comment', name: '', body: '', raw: false };
}

/** The offset of `closing` outside strings and `[segments]`, or -1. */
function findClose(source: string, from: number, closing: string): number {
  for (let at = from; at < source.length; at++) {
    const character = source[at]!;
    if (source.startsWith(closing, at) && (closing !== '}' || at > from)) return at;
    const partner = character === '[' ? ']' : character === '"' || character === "'" ? character : null;
    if (partner === null) continue;
    const end = endOfString(source, at + 1, partner);
    if (end > 0) at = end;
  }
  return -1;
}

function endOfString(source: string, from: number, partner: string): number {
  for (let at = source.indexOf(partner, from); at > 0; at = source.indexOf(partner, at + 1)) {
    if (partner === ']' || source[at - 1] !== '\\') return at;
  }
  return -1;
}

function describe(source: string, start: number, end: number, braces: number): Tag {
  const inner = source
    .slice(start + braces, end - braces)
    .replace(/^~|~$/g, '')
    .trim();
  const text =
    braces === 3
      ? source
          .slice(start, end)
          .replace(/^\{\{~?\{|\}~?\}\}$/g, '')
          .trim()
      : inner;
  const tag = (kind: TagKind, body: string, raw = false): Tag => {
    return { start, end, kind, body, raw, name: /^\S*/.exec(body)![0] };
  };
  if (braces === 4) return tag('foreign', 'raw block');
  if (braces === 3) return tag('value', text, true);
  if (/^[>*]|^#\s*[>*]/.test(text)) return tag('foreign', text);
  if (text.startsWith('#')) return tag('open', text.slice(1).trim());
  if (text.startsWith('/')) return tag('close', text.slice(1).trim());
  if (text === '^') return tag('else', '');
  if (text.startsWith('^')) return tag('foreign', text);
  if (/^else(\s|$)/.test(text)) return tag('else', text.slice(4).trim());
  if (text.startsWith('&')) return tag('value', text.slice(1).trim(), true);
  return tag('value', text);
}
