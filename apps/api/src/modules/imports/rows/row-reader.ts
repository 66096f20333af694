import type { ContactAttributes, ContactField, ImportMapping } from '@mailwright/contracts';
import { emailKeyOf, type IntakeRow, isTimeZone, readFieldValue } from '../../contacts/public.js';
import { languageOf } from './language.js';

/** A row as a person, or the sentence that says why it is refused. The hash is added by whoever has the key. */
export type RowReading = { ok: true; person: Omit<IntakeRow, 'addressHash'> } | { ok: false; reason: string };

const LONGEST_NAME = 200;
const LONGEST_VALUE = 2_000;

/** Puts one cell where it belongs; a text in return is why the row is refused. */
type CellReader = (person: Omit<IntakeRow, 'addressHash'>, cell: string) => string | undefined;

/**
 * Reads rows by a mapping. Nothing is dropped silently: a cell that does not fit its field refuses the row, with the
 * column's name in the reason. Empty cells mean "not known".
 */
export function rowReader(
  mapping: ImportMapping,
  fields: readonly ContactField[],
): (cells: readonly string[]) => RowReading {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const emailAt = mapping.find(({ to }) => to === 'email')?.column ?? -1;
  const readers = mapping
    .filter(({ to }) => to !== 'skip' && to !== 'email')
    .map(({ column, to }) => ({ column, read: cellReader(to, byKey) }));
  return (cells) => {
    const address = emailKeyOf(clean(cells[emailAt]));
    if (!address.ok) return { ok: false, reason: address.says };
    const attributes: ContactAttributes = {};
    const person = {
      email: address.address,
      emailKey: address.key,
      emailDomain: address.domain,
      firstName: '',
      lastName: '',
      attributes,
      language: null,
      timeZone: null,
    };
    for (const { column, read } of readers) {
      const cell = clean(cells[column]);
      const reason = cell === '' ? undefined : read(person, cell);
      if (reason) return { ok: false, reason };
    }
    return { ok: true, person };
  };
}

const clean = (cell: string | undefined): string =>
  (cell?.includes('\0') ? cell.replaceAll('\0', '') : (cell ?? '')).trim();

function cellReader(to: string, fields: ReadonlyMap<string, ContactField>): CellReader {
  if (to === 'first_name') return nameReader('firstName', 'first name');
  if (to === 'last_name') return nameReader('lastName', 'last name');
  if (to === 'full_name') return readFullName;
  if (to === 'language')
    return (person, cell) => {
      person.language = languageOf(cell);
      return person.language === null
        ? `“${cell.slice(0, 60)}” is not a language such as en or de-AT.`
        : undefined;
    };
  if (to === 'time_zone')
    return (person, cell) => {
      person.timeZone = cell;
      return isTimeZone(cell)
        ? undefined
        : `“${cell.slice(0, 60)}” is not a time zone such as Europe/Berlin.`;
    };
  const field = fields.get(to.replace('field:', ''));
  if (!field) throw new Error(`The mapping names ${to}, which is not defined.`);
  return fieldReader(field);
}

function nameReader(part: 'firstName' | 'lastName', says: string): CellReader {
  return (person, cell) => {
    person[part] = cell;
    return cell.length > LONGEST_NAME ? `The ${says} is longer than ${LONGEST_NAME} characters.` : undefined;
  };
}

/** `Lovelace, Ada` and `Ada King Lovelace`: the last word is the last name. */
const readFullName: CellReader = (person, cell) => {
  if (cell.length > LONGEST_NAME) return `The name is longer than ${LONGEST_NAME} characters.`;
  const comma = /^([^,]+),\s*(\S.*)$/.exec(cell);
  const words = /^(.+)\s+(\S+)$/.exec(cell);
  person.firstName = comma?.[2] ?? words?.[1] ?? cell;
  person.lastName = comma?.[1] ?? words?.[2] ?? '';
  return undefined;
};

function fieldReader(field: ContactField): CellReader {
  return (person, cell) => {
    if (cell.length > LONGEST_VALUE) return `${field.label} is longer than ${LONGEST_VALUE} characters.`;
    const read = readFieldValue(field.type, cell);
    if (!read.ok) return `${field.label}: ${read.says}`;
    person.attributes[field.key] = read.value;
    return undefined;
  };
}
