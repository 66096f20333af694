const END = Buffer.from('\r\n.\r\n');
const STUFFED = Buffer.from('\r\n.');
const DOT = 0x2e;

/**
 * Where a multi-line reply ends in `next`, given the bytes before it: the offset just behind `CRLF.CRLF` (RFC 1939
 * section 3), or null if it does not end there. `before` needs the last four bytes at most, and is CRLF at the start of
 * the reply, because the end may stand on its first line. Only CRLF ends a line: a bare LF in front of a dot is content.
 */
export function endOfReply(before: Buffer, next: Buffer): number | null {
  const seam = Buffer.concat([before, next.subarray(0, END.length - 1)]);
  const across = seam.indexOf(END);
  if (across !== -1) return across + END.length - before.length;
  const inside = next.indexOf(END);
  return inside === -1 ? null : inside + END.length;
}

/** The content of a multi-line reply without its last line (`.CRLF`) and without the dots that were put before dots. */
export function unstuff(reply: Buffer): Buffer {
  const content = reply.subarray(0, -3);
  if (content[0] !== DOT && !content.includes(STUFFED)) return content;
  const pieces: Buffer[] = [];
  let from = content[0] === DOT ? 1 : 0;
  for (let at = content.indexOf(STUFFED, from); at !== -1; at = content.indexOf(STUFFED, from)) {
    pieces.push(content.subarray(from, at + 2));
    from = at + STUFFED.length;
  }
  pieces.push(content.subarray(from));
  return Buffer.concat(pieces);
}
