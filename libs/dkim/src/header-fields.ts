/** A header field: its name in lower case, and the field in relaxed canonical form (RFC 6376 section 3.4.2). */
export interface HeaderField {
  name: string;
  relaxed: string;
}

export interface HeaderSection {
  fields: HeaderField[];
  /** Where the body begins, behind the empty line. */
  bodyStart: number;
}

const FIELD = /([^\r\n:]+):((?:[^\r\n]|(?:\r\n|\r|\n)(?=[ \t]))*)(?:\r\n|\r|\n|$)/g;

/**
 * Reads the header section as one byte per character, whatever the bytes mean. Throws when there is none: such a
 * message must not be signed as if it were empty.
 */
export function readHeaderSection(message: Buffer): HeaderSection {
  const end = message.indexOf('\r\n\r\n');
  if (end < 1) throw new Error('The message has no header section that an empty line ends.');
  const fields: HeaderField[] = [];
  for (const [, name = '', value = ''] of message.toString('latin1', 0, end).matchAll(FIELD)) {
    const lower = name.toLowerCase().replace(/[ \t]+$/, '');
    fields.push({ name: lower, relaxed: `${lower}:${relaxedValue(value)}` });
  }
  return { fields, bodyStart: end + 4 };
}

/** Unfolded, runs of blanks as one space, none at the ends. Not `trim()`: 0xA0 is the second half of many letters. */
export function relaxedValue(value: string): string {
  const text = value.replace(/[ \t\r\n]+/g, ' ');
  return text.slice(text.startsWith(' ') ? 1 : 0, text.endsWith(' ') && text.length > 1 ? -1 : undefined);
}
