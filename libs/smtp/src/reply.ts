/** A server's reply taken apart. */
export interface Reply {
  /** 200–599. */
  code: number;
  /** RFC 3463, such as `5.1.1`, or null when the server gave none. */
  enhancedCode: string | null;
  /** The words without codes, one line per reply line. */
  text: string;
  lines: string[];
}

const REPLY_LINE = /^([2-5]\d\d)(?:[ -](.*))?$/;
const ENHANCED = /^([245])\.(\d{1,3})\.(\d{1,3})(?=\s|$|[,;:])[,;:]?\s*/;

/**
 * Reads a reply of RFC 5321 section 4.2, also over several lines (`550-…`), with or without RFC 2034 enhanced codes.
 * The enhanced code counts only if its class is that of the code. Returns null for anything that is no reply.
 */
export function parseReply(raw: string): Reply | null {
  const lines = raw.split(/\r?\n/).filter((line) => line.trim() !== '');
  const first = REPLY_LINE.exec(lines[0] ?? '');
  if (!first) return null;
  const code = Number(first[1]);
  let enhancedCode: string | null = null;
  const texts = lines.map((line) => {
    const words = REPLY_LINE.exec(line)?.[2] ?? line.replace(/^\d{3}[ -]?/, '');
    const enhanced = ENHANCED.exec(words);
    if (!enhanced || enhanced[1] !== first[1]?.charAt(0)) return words.trim();
    enhancedCode ??= enhanced[0].replace(/[,;:\s]+$/, '');
    return words.slice(enhanced[0].length).trim();
  });
  return { code, enhancedCode, text: texts.join('\n'), lines: texts };
}

const FAST_ENHANCED = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?=[\s,;:]|$)/;

/** Code and enhanced code of a reply's first line only: what the hot path needs, without building a `Reply`. */
export function replyCodes(raw: string): { code: number; enhancedCode: string | null } {
  const code = Number.parseInt(raw.slice(0, 3), 10);
  const enhanced = FAST_ENHANCED.exec(raw)?.[1] ?? null;
  return {
    code: Number.isNaN(code) ? 0 : code,
    enhancedCode: enhanced !== null && enhanced.charAt(0) === raw.charAt(0) ? enhanced : null,
  };
}
