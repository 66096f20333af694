import { attributionLength } from './attribution.js';
import { headerBlockLength, isSeparator } from './header-block.js';
import { signatureDelimiter } from './signatures.js';

const quoted = /^\s{0,3}(?:[A-Z]{0,3}>|\|(?= ))/;

/**
 * Cuts the quoted message off a reply. What stands below an attribution ("On … wrote:") or a block of quoted
 * headers goes, unless the person answered between the quoted lines: then these stay with the answers. A
 * message that begins with a quote and goes on with new words keeps only those.
 */
export function cutQuote(lines: string[]): string[] {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.trim() === '' || quoted.test(line)) continue;
    const start = quoteStart(lines, at);
    if (start === null) continue;
    const before = trimmed(lines.slice(0, ruleAbove(lines, at)));
    const below = trimmed(lines.slice(at + start.length));
    if (before.length === 0) return cutQuote(withoutLeadingQuote(below));
    if (start.kind !== 'attribution' || !answersBetween(below)) return before;
    const rest = cutTrailingQuote(cutQuote(below));
    return trimmed([...lines.slice(0, at + start.length), ...rest]);
  }
  return trimmed(cutTrailingQuote(lines));
}

export function isQuoted(line: string): boolean {
  return quoted.test(line);
}

interface QuoteStart {
  kind: 'attribution' | 'headers' | 'separator';
  /** Lines that introduce the quote. */
  length: number;
}

function quoteStart(lines: string[], at: number): QuoteStart | null {
  const headers = headerBlockLength(lines, at);
  if (headers > 0) return { kind: 'headers', length: headers };
  if (isSeparator(lines, at)) {
    const next = lines.findIndex((line, index) => index > at && line.trim() !== '');
    const block = next < 0 ? 0 : headerBlockLength(lines, next);
    return { kind: 'separator', length: block > 0 ? next - at + block : 1 };
  }
  const length = attributionLength(lines, at);
  return length > 0 ? { kind: 'attribution', length } : null;
}

/** True where unquoted words stand below quoted lines: the person answered in between. */
function answersBetween(lines: string[]): boolean {
  let sawQuote = false;
  for (const [at, line] of lines.entries()) {
    if (quoted.test(line)) sawQuote = true;
    else if (signatureDelimiter.test(line) || /^_{5,}/.test(line)) return false;
    else if (line.trim() !== '' && !wrappedRemainder(lines, at)) return sawQuote;
  }
  return false;
}

/** The end of a quoted line that a mail program has wrapped stands between two quoted lines, short and bare. */
function wrappedRemainder(lines: string[], at: number): boolean {
  const above = lines[at - 1] ?? '';
  return (
    quoted.test(above) && above.length >= 45 && lines[at]!.length < 40 && quoted.test(lines[at + 1] ?? '')
  );
}

/** A quote at the very top that new words follow is only what they answer. */
function withoutLeadingQuote(lines: string[]): string[] {
  let end = 0;
  while (end < lines.length && (quoted.test(lines[end]!) || lines[end]!.trim() === '')) end += 1;
  return end < lines.length ? lines.slice(end) : [];
}

function cutTrailingQuote(lines: string[]): string[] {
  const signature = lines.findIndex((line, at) => at > 0 && signatureDelimiter.test(line));
  let end = signature > 0 ? signature : lines.length;
  while (end > 0 && (quoted.test(lines[end - 1]!) || lines[end - 1]!.trim() === '')) end -= 1;
  return end === 0
    ? lines.filter((line) => !quoted.test(line))
    : [...lines.slice(0, end), ...(signature > 0 ? lines.slice(signature) : [])];
}

/** A rule of dashes or underscores directly above the quote belongs to it. */
function ruleAbove(lines: string[], at: number): number {
  let end = at;
  while (end > 0 && /^[\s_=*-]*$/.test(lines[end - 1]!)) end -= 1;
  return end;
}

function trimmed(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.trim() === '') end -= 1;
  let start = 0;
  while (start < end && lines[start]!.trim() === '') start += 1;
  return lines.slice(start, end);
}
