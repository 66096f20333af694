import type { ContactFieldType } from '@mailwright/contracts';

/** What a text means in a field of a type, or the sentence that says why it means nothing. */
export type FieldReading = { ok: true; value: string | number | boolean } | { ok: false; says: string };

const YES = new Set(['true', 'yes', 'y', '1', 'x', 'ja', 'oui', 'sí', 'si', 'sim', 'да']);
const NO = new Set(['false', 'no', 'n', '0', 'nein', 'non', 'não', 'нет']);

/**
 * Reads a cell or an input for a field. Nothing is guessed: a date or number that can be read in two ways is refused.
 * Numbers: `-12`, `12.5`, `12,5` (one or two decimals). Dates: `2026-11-21`, `21.11.2026`, and `21/11/2026` where
 * only one reading is possible. Texts are cut of white space around them.
 */
export function readFieldValue(type: ContactFieldType, text: string): FieldReading {
  const written = text.trim();
  if (type === 'text') return { ok: true, value: written };
  if (type === 'number') return readNumber(written);
  if (type === 'boolean') return readBoolean(written);
  return readDate(written);
}

function readNumber(text: string): FieldReading {
  if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return { ok: true, value: Number(text) };
  if (/^-?\d{1,15},\d{1,2}$/.test(text)) return { ok: true, value: Number(text.replace(',', '.')) };
  return { ok: false, says: `“${text}” is not a number that can be read in one way only.` };
}

function readBoolean(text: string): FieldReading {
  const word = text.toLowerCase();
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return { ok: false, says: `“${text}” is neither yes nor no.` };
}

function readDate(text: string): FieldReading {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dateOf(text, iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return dateOf(text, dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return { ok: false, says: `“${text}” is not a date such as 2026-11-21.` };
  const [, first, second, year] = slashed;
  if (first !== second && Number(first) <= 12 && Number(second) <= 12)
    return { ok: false, says: `“${text}” can be two dates: write it as 2026-11-21.` };
  return Number(first) > 12 ? dateOf(text, year, second, first) : dateOf(text, year, first, second);
}

function dateOf(text: string, year = '', month = '', day = ''): FieldReading {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${value}T00:00:00Z`);
  // The calendar turns 30 February into 2 March: only what comes back unchanged was a date.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value)
    ? { ok: true, value }
    : { ok: false, says: `“${text}” is not a day of the calendar.` };
}
