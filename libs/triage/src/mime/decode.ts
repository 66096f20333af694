const base64 = /[^A-Za-z0-9+/]/g;

/** Undoes a Content-Transfer-Encoding (RFC 2045, section 6); unknown ones are taken as they are. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    default:
      return bytes;
  }
}

/** A footer in clear text is often appended after the padding: only what comes before it is decoded. */
function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const end = text.search(/=[=\s]*(?:\r?\n|$)/);
  return Buffer.from((end < 0 ? text : text.slice(0, end)).replace(base64, ''), 'base64');
}

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const soft = softBreak(bytes, at + 1);
    if (soft > 0) {
      at = soft - 1;
      continue;
    }
    const value = hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]);
    if (value >= 0) {
      out[length++] = value;
      at += 2;
    } else out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** The offset after a soft line break that starts at `from`, or 0. */
function softBreak(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return at + 2;
  if (bytes[at] === 0x0a) return at + 1;
  return at >= bytes.length ? at : 0;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1_000;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1_000;
}

const decoders = new Map<string, TextDecoder | null>();
/** Names that mail uses and the WHATWG list of encodings does not know. */
const aliases: Record<string, string> = {
  'cp-850': 'windows-1252',
  cp932: 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'ks_c_5601-1987': 'euc-kr',
  'unicode-1-1-utf-7': 'utf-8',
};

/**
 * Turns bytes into text. What claims to be ASCII or nothing is read as UTF-8 where it is valid UTF-8, as
 * ISO-2022-JP where it has its escapes, else as Windows-1252, which is what such senders mean.
 */
export function decodeCharset(bytes: Buffer, charset: string): string {
  const name = charset
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const decoder = known(aliases[name] ?? name);
  if (decoder && !/^(us-ascii|ascii|iso-8859-1|latin1)?$/.test(name)) return decoder.decode(bytes);
  if (isAscii(bytes)) {
    return bytes.includes('\u001b$') ? known('iso-2022-jp')!.decode(bytes) : bytes.toString('latin1');
  }
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? known('windows-1252')!.decode(bytes) : text;
}

function known(name: string): TextDecoder | null {
  let decoder = decoders.get(name);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      decoder = null; // a charset that nobody knows: the caller falls back to a guess
    }
    if (decoders.size < 200) decoders.set(name, decoder);
  }
  return decoder;
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
}
