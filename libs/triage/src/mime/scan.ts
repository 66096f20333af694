import type { Limits } from '../limits.js';
import { header, parseHeaders, parseStructured } from './headers.js';
import type { Headers } from './headers.js';
import { partBytes } from './part.js';
import type { Part } from './part.js';

/** A message taken apart, or why it was not: then only the headers are there. */
type Scan = { whole: true; root: Part } | { whole: false; headers: Headers; reason: string };

class BeyondLimits extends Error {}

/** Lines that begin like a boundary and are none, per part that is allowed. */
const maxLookalikes = 10;

/**
 * Takes a message apart (RFC 2045 to 2049) in one pass of native searches, without decoding any body.
 * Sizes are checked first, depth and number of parts while descending, so that a hostile message costs no
 * more than reading its headers. Line ends may be CRLF, LF or bare CR; missing end boundaries, boundaries
 * that never come and parts without headers are forgiven as mail clients do.
 */
export function scanMessage(raw: Uint8Array, limits: Limits): Scan {
  let bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.length > limits.maxBytes) return headersOnly(bytes, limits, 'message too large');
  if (!bytes.includes(0x0a) && bytes.includes(0x0d)) bytes = withLineFeeds(bytes);
  const line = longestLine(bytes, limits.maxLineBytes);
  if (line > limits.maxLineBytes) return headersOnly(bytes, limits, 'line too long');
  try {
    return { whole: true, root: readPart(bytes, 0, { parts: 0, limits }) };
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error;
    return headersOnly(bytes, limits, error.message);
  }
}

interface Count {
  parts: number;
  limits: Limits;
}

function readPart(bytes: Buffer, depth: number, count: Count, fallbackType = ''): Part {
  const { limits } = count;
  count.parts += 1;
  if (count.parts > limits.maxParts) throw new BeyondLimits('too many parts');
  if (depth > limits.maxDepth) throw new BeyondLimits('nested too deeply');
  const split = headEnd(bytes, limits);
  if (split.end > limits.maxHeaderBytes) throw new BeyondLimits('headers too large');
  const headers = parseHeaders(headerText(bytes.subarray(0, split.end)));
  const type = parseStructured(header(headers, 'content-type') || fallbackType);
  const part: Part = {
    headers,
    type,
    disposition: parseStructured(header(headers, 'content-disposition')),
    encoding: (header(headers, 'content-transfer-encoding').split(/[;\s]/, 1)[0] ?? '').toLowerCase(),
    body: bytes.subarray(split.body),
    children: [],
    message: null,
  };
  const boundary = type.params['boundary'];
  if (type.value.startsWith('multipart/') && boundary) {
    const inner = type.value === 'multipart/digest' ? 'message/rfc822' : '';
    for (const child of between(part.body, boundary, limits)) {
      part.children.push(readPart(child, depth + 1, count, inner));
    }
  } else if (type.value === 'message/rfc822' || type.value === 'message/global') {
    part.message = readPart(partBytes(part), depth + 1, count);
  }
  if (type.value.startsWith('multipart/') && part.children.length === 0) {
    part.type = { value: 'text/plain', params: {} };
  }
  return part;
}

/** The pieces between the delimiter lines of a multipart body. */
function* between(body: Buffer, boundary: string, limits: Limits): Generator<Buffer> {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  let start = -1;
  let from = 0;
  let seen = 0;
  for (;;) {
    const at = body.indexOf(delimiter, from);
    if (at < 0) break;
    seen += 1;
    if (seen > limits.maxParts * maxLookalikes) throw new BeyondLimits('too many boundaries');
    from = at + delimiter.length;
    if (at > 0 && body[at - 1] !== 0x0a && body[at - 1] !== 0x0d) continue;
    const lineEnd = endOfLine(body, from);
    const rest = body.toString('latin1', from, Math.min(lineEnd, from + 80)).trimEnd();
    if (rest !== '' && rest !== '--') continue;
    if (start >= 0) yield body.subarray(start, Math.max(start, beforeLineEnd(body, at)));
    start = Math.min(body.length, lineEnd + 1);
    from = Math.min(from, start);
    if (rest === '--') {
      start = -1;
      break;
    }
  }
  if (start >= 0 && start < body.length) yield body.subarray(start);
}

function endOfLine(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(0x0a, from);
  return at < 0 ? bytes.length : at;
}

/** RFC 2046: the line end before a delimiter belongs to the delimiter. */
function beforeLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== 0x0a) return at;
  return bytes[at - 2] === 0x0d ? at - 2 : at - 1;
}

/** Where the header block ends and where the body starts. */
function headEnd(whole: Buffer, limits: Limits): { end: number; body: number } {
  // Only as far as a header block may reach: a search through the whole body at every level would add up.
  const bytes = whole.subarray(0, limits.maxHeaderBytes + 4);
  if (bytes[0] === 0x0a) return { end: 0, body: 1 };
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return { end: 0, body: 2 };
  const lf = bytes.indexOf('\n\n');
  const crlf = bytes.indexOf('\n\r\n');
  if (lf < 0 && crlf < 0) {
    return startsWithHeader(bytes) ? { end: bytes.length, body: whole.length } : { end: 0, body: 0 };
  }
  const found =
    crlf >= 0 && (lf < 0 || crlf < lf) ? { end: crlf, body: crlf + 3 } : { end: lf, body: lf + 2 };
  return startsWithHeader(bytes) ? found : { end: 0, body: 0 };
}

/** A part whose first line is no header has none at all: broken gateways drop them. */
function startsWithHeader(bytes: Buffer): boolean {
  const first = bytes.toString('latin1', 0, Math.min(bytes.length, 300));
  return /^(?:>?From [^\n]*\n)?[!-9;-~]{1,80}[ \t]*:/.test(first);
}

function headerText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

function withLineFeeds(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length; at += 1) if (copy[at] === 0x0d) copy[at] = 0x0a;
  return copy;
}

/** The longest line, or the first one above the limit. */
function longestLine(bytes: Buffer, limit: number): number {
  if (bytes.length <= limit) return bytes.length;
  let from = 0;
  while (from < bytes.length) {
    const end = endOfLine(bytes, from);
    if (end - from > limit) return end - from;
    // A line that is too long must cross the next window: skip to the last line end inside it.
    const last = bytes.subarray(from, Math.min(bytes.length, from + limit)).lastIndexOf(0x0a);
    from += last < 0 ? end - from + 1 : last + 1;
  }
  return limit;
}

function headersOnly(bytes: Buffer, limits: Limits, reason: string): Scan {
  const head = bytes.subarray(0, limits.maxHeaderBytes);
  return {
    whole: false,
    headers: parseHeaders(headerText(head.subarray(0, headEnd(head, limits).end))),
    reason,
  };
}
