import type { ContactField, ContactFieldType, ImportColumn } from '@mailwright/contracts';
import { emailKeyOf, fieldKeyOf, readFieldValue } from '../../contacts/public.js';
import { foldHeader, meaningOfHeader } from './header-words.js';

/** Columns beyond this many are not looked at: a file like that is not a list of people. */
const MOST_COLUMNS = 500;
const SAMPLES = 4;
/** Digits that are no quantity: leading zeros and plus signs matter in them. */
const NOT_A_NUMBER =
  /(^| )(phone|tel|telefon|telephone|mobile|mobil|fax|zip|plz|postleitzahl|postcode|postal code|cp|cap|id|number|nummer|no|nr)( |$)/;

/**
 * What the columns of a file are, from the first rows: by their names in many languages, by the workspace's fields,
 * and by their values. A column that is nothing known becomes a field of its own; an empty one is skipped.
 */
export function guessColumns(
  rows: readonly string[][],
  fields: readonly ContactField[],
): { hasHeader: boolean; columns: ImportColumn[] } {
  const first = rows[0] ?? [];
  const hasHeader = !first.some((cell) => emailKeyOf(cell).ok);
  const values = hasHeader ? rows.slice(1) : rows;
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  const taken = new Set<string>();
  const drafts = Array.from({ length: width }, (_, index) => {
    const header = (hasHeader ? (first[index] ?? '') : '').replaceAll('\0', '').trim().slice(0, 200);
    const cells = values
      .map((row) => (row[index] ?? '').replaceAll('\0', '').trim())
      .filter((cell) => cell !== '');
    return { index, header: header || `Column ${index + 1}`, named: header !== '', cells };
  });
  const email = emailColumn(drafts);
  const newKeys = new Set(fields.map(({ key }) => key));
  const columns = drafts.map((draft): ImportColumn => {
    const newField = { key: freeKey(draft, newKeys), label: draft.header, type: guessType(draft) };
    newKeys.add(newField.key);
    const guess = draft.index === email ? 'email' : guessOne(draft, newField, fields, taken);
    taken.add(guess);
    const samples = [...new Set(draft.cells)].slice(0, SAMPLES).map((cell) => cell.slice(0, 200));
    return { header: draft.header, samples, guess, newField };
  });
  return { hasHeader, columns };
}

interface Draft {
  index: number;
  header: string;
  named: boolean;
  cells: string[];
}

/** The column with the most addresses; between equals, the one that is called so. */
function emailColumn(drafts: readonly Draft[]): number | null {
  let best: { index: number; score: number } | null = null;
  for (const { index, header, cells } of drafts) {
    const called = meaningOfHeader(header) === 'email' ? 0.5 : 0;
    const share = cells.length === 0 ? 0 : cells.filter((cell) => emailKeyOf(cell).ok).length / cells.length;
    const score = share + called;
    if (score > 0.3 && score > (best?.score ?? 0)) best = { index, score };
  }
  return best?.index ?? null;
}

function guessOne(
  draft: Draft,
  newField: ContactField,
  fields: readonly ContactField[],
  taken: ReadonlySet<string>,
): string {
  const meaning = meaningOfHeader(draft.header);
  // A second column of addresses is kept as a field, not forced into the one place that is taken.
  if (meaning && meaning !== 'email' && !taken.has(meaning)) return meaning;
  const known = fields.find(
    ({ key, label }) => key === fieldKeyOf(draft.header) || foldHeader(label) === foldHeader(draft.header),
  );
  if (known) return taken.has(`field:${known.key}`) ? 'skip' : `field:${known.key}`;
  return draft.cells.length === 0 ? 'skip' : `field:${newField.key}`;
}

function freeKey({ header, index }: Draft, taken: ReadonlySet<string>): string {
  const base = fieldKeyOf(header) || `column_${index + 1}`;
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base.slice(0, 58)}_${n}`;
  return key;
}

function guessType({ header, cells }: Draft): ContactFieldType {
  const all = (type: ContactFieldType): boolean => cells.every((cell) => readFieldValue(type, cell).ok);
  // 0, 1 and x also read as yes or no: only words are taken as such.
  if (cells.every((cell) => /^\p{L}{2,}$/u.test(cell)) && all('boolean')) return 'boolean';
  const isCode = NOT_A_NUMBER.test(foldHeader(header)) || cells.some((cell) => /^[+0]\d/.test(cell));
  if (!isCode && all('number')) return 'number';
  return all('date') ? 'date' : 'text';
}
