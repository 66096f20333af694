import { emailKeyOf, type AddressReading } from './address.js';

/** A pasted text as addresses: what is one, and what is not and why. Repeated ones count once. */
export interface PastedAddresses {
  addresses: Extract<AddressReading, { ok: true }>[];
  refused: { address: string; says: string }[];
}

/** Separators are line breaks, commas, semicolons and tabs; `Ada <ada@example.com>` gives what is between the brackets. */
export function readPastedAddresses(text: string): PastedAddresses {
  const found = new Map<string, Extract<AddressReading, { ok: true }>>();
  const refused: PastedAddresses['refused'] = [];
  for (const piece of text.split(/[\r\n,;\t]+/)) {
    const written = piece.trim();
    if (written === '') continue;
    const read = emailKeyOf(/<([^<>]*)>\s*$/.exec(written)?.[1] ?? written);
    if (read.ok) found.set(read.key, found.get(read.key) ?? read);
    else refused.push({ address: written.slice(0, 300), says: read.says });
  }
  return { addresses: [...found.values()], refused };
}
