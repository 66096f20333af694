/** Base64 in lines of 76 characters with CRLF (RFC 2045 §6.8), without one at the end. */
export function base64Lines(content: Buffer): string {
  const whole = content.toString('base64');
  let result = whole.slice(0, 76);
  for (let at = 76; at < whole.length; at += 76) result += `\r\n${whole.slice(at, at + 76)}`;
  return result;
}
