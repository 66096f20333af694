/** A MIME parameter, `; name=value`, each on a line of its own; RFC 2231 where the value is not plain. */
export function parameter(name: string, value: string): string {
  if (/^[A-Za-z0-9!#$&+\-.^_`{|}~]{1,60}$/.test(value)) return `;\r\n ${name}=${value}`;
  if (/^[\x20-\x7e]{1,60}$/.test(value)) return `;\r\n ${name}="${value.replace(/["\\]/g, '\\$&')}"`;
  const pieces: string[] = [''];
  for (const character of value.toWellFormed()) {
    const encoded = encodeOctets(character);
    if (pieces.at(-1)!.length + encoded.length > 50) pieces.push('');
    pieces[pieces.length - 1] += encoded;
  }
  if (pieces.length === 1) return `;\r\n ${name}*=utf-8''${pieces[0]}`;
  return pieces.map((piece, no) => `;\r\n ${name}*${no}*=${no === 0 ? "utf-8''" : ''}${piece}`).join('');
}

function encodeOctets(character: string): string {
  if (/^[A-Za-z0-9!#$&+\-.^_`{|}~]$/.test(character)) return character;
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
