/** Octets of a line of 76 characters. */
const LINE_OCTETS = 57;

/** Base64 in lines of 76 characters with CRLF (RFC 2045 §6.8), without one at the end. */
export function base64Lines(content: Buffer): string {
  const whole = content.toString('base64');
  let result = whole.slice(0, 76);
  for (let at = 76; at < whole.length; at += 76) result += `\r\n${whole.slice(at, at + 76)}`;
  return result;
}

/** Octets of `base64Bytes` of so many octets. */
export function base64Size(octets: number): number {
  return Math.ceil(octets / 3) * 4 + Math.ceil(octets / LINE_OCTETS) * 2;
}

/** The same lines as octets, each with its CRLF: for files of megabytes, of which no string is made. */
export function base64Bytes(content: Buffer): Buffer {
  const result = Buffer.allocUnsafe(base64Size(content.length));
  let to = 0;
  for (let from = 0; from < content.length; from += LINE_OCTETS) {
    to += result.write(content.toString('base64', from, from + LINE_OCTETS), to, 'latin1');
    to += result.write('\r\n', to, 'latin1');
  }
  return result;
}
