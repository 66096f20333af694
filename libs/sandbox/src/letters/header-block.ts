/** The head of a message: unfolded fields, names in lower case. Bytes above 127 are kept as latin1. */
export interface HeaderBlock {
  /** The first field of that name, or null. */
  get(name: string): string | null;
  /** The head as it came, with its line ends, without the empty line. */
  readonly raw: string;
}

/** Reads the head of a message without looking at its body. */
export function readHeaderBlock(message: Buffer): HeaderBlock {
  const end = message.indexOf('\r\n\r\n');
  const raw = message.toString('latin1', 0, end < 0 ? message.length : end + 2);
  let fields: Map<string, string> | undefined;
  return {
    raw,
    get(name) {
      fields ??= parseFields(raw);
      return fields.get(name.toLowerCase()) ?? null;
    },
  };
}

function parseFields(raw: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
