import { createHash, type Hash } from 'node:crypto';

/** Lines that mail readers and POP3 servers write into a message after it came: they differ from one RETR to the next. */
const WRITTEN_LATER = /^(x-)?status:|^x-uidl?:|^x-keywords?:|^x-mozilla-/i;

/** The header block with its last line end, without the empty line behind it; all of it where there is none. */
export function headOf(raw: Buffer): Buffer {
  if (raw[0] === 0x0d && raw[1] === 0x0a) return raw.subarray(0, 0);
  const end = raw.indexOf('\r\n\r\n');
  return end === -1 ? raw : raw.subarray(0, end + 2);
}

/**
 * SHA-256 over the header block, Message-ID and trace included, without what is written into it later: the same from
 * RETR and from TOP. It names a message where the server has no UIDL, and proves before a deletion which one it is.
 */
export const headDigest = (raw: Buffer): Buffer => hashOfHead(raw).digest();

/** SHA-256 over all of a message, but for what is written into it later: the same under whatever UIDL it comes back. */
export const contentDigest = (raw: Buffer): Buffer =>
  hashOfHead(raw)
    .update(raw.subarray(headOf(raw).length))
    .digest();

function hashOfHead(raw: Buffer): Hash {
  const hash = createHash('sha256');
  let skipping = false;
  for (const line of headOf(raw).toString('latin1').split('\r\n')) {
    // A folded line belongs to the one before it.
    skipping = /^[ \t]/.test(line) ? skipping : WRITTEN_LATER.test(line);
    // TOP and RETR may differ in the line ends of an unfinished last line, so empty ones do not count.
    if (!skipping && line !== '') hash.update(line, 'latin1').update('\n');
  }
  return hash;
}

/**
 * When the server got it: the date of the topmost Received line (RFC 5321 section 4.4), else of Date; null where neither
 * can be read. POP3 itself does not say.
 */
export function receivedAt(raw: Buffer): Date | null {
  const lines = headOf(raw)
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const received = lines.find((line) => /^received:/i.test(line));
  return dateIn(received?.slice(received.lastIndexOf(';') + 1)) ?? dateIn(valueOf(lines, 'date'));
}

const valueOf = (lines: readonly string[], name: string): string | undefined =>
  lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1);

function dateIn(text: string | undefined): Date | null {
  const at = Date.parse((text ?? '').replace(/\([^()]*\)/g, ' ').trim());
  return Number.isNaN(at) ? null : new Date(at);
}
