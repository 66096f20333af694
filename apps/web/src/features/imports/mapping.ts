import type { ContactField, ContactFieldType, ImportColumn, ImportMapping } from '@mailwright/contracts';

/** What one column becomes; `type` counts where it makes a new field. */
export interface ColumnChoice {
  to: string;
  type: ContactFieldType;
}

export const mappingAsGuessed = (columns: readonly ImportColumn[]): ColumnChoice[] =>
  columns.map(({ guess, newField }) => ({ to: guess, type: newField.type }));

/** Whether the column makes a field that is not there yet. */
export const makesField = (
  column: ImportColumn,
  choice: ColumnChoice,
  fields: readonly ContactField[],
): boolean =>
  choice.to === `field:${column.newField.key}` && !fields.some(({ key }) => key === column.newField.key);

/** The choices as the API takes them. */
export function readingOf(
  columns: readonly ImportColumn[],
  choices: readonly ColumnChoice[],
  fields: readonly ContactField[],
): { mapping: ImportMapping; newFields: ContactField[] } {
  const mapping = choices.map(({ to }, column) => ({ column, to }));
  const newFields = columns.flatMap((column, index) => {
    const choice = choices[index];
    return choice && makesField(column, choice, fields) ? [{ ...column.newField, type: choice.type }] : [];
  });
  return { mapping, newFields };
}

/** Why these choices cannot be checked yet; null when they can. */
export function problemOf(choices: readonly ColumnChoice[]): string | null {
  const used = choices.map(({ to }) => to).filter((to) => to !== 'skip');
  if (!used.includes('email')) return 'Say which column holds the address.';
  const twice = used.find((to, index) => used.indexOf(to) !== index);
  if (twice === undefined) return null;
  return twice === 'email'
    ? 'Only one column can be the address.'
    : 'Two columns become the same thing: change one.';
}

const PERSON = [
  { value: 'email', label: 'Address' },
  { value: 'first_name', label: 'First name' },
  { value: 'last_name', label: 'Last name' },
  { value: 'full_name', label: 'Full name' },
  { value: 'language', label: 'Language' },
  { value: 'time_zone', label: 'Time zone' },
];

/** Everything that a column can become, in groups. */
export function targetsOf(column: ImportColumn, fields: readonly ContactField[]) {
  const isNew = !fields.some(({ key }) => key === column.newField.key);
  return [
    {
      group: 'This column',
      items: [
        { value: 'skip', label: 'Leave out' },
        ...(isNew
          ? [{ value: `field:${column.newField.key}`, label: `New field “${column.newField.label}”` }]
          : []),
      ],
    },
    { group: 'The person', items: PERSON },
    ...(fields.length > 0
      ? [{ group: 'Your fields', items: fields.map(({ key, label }) => ({ value: `field:${key}`, label })) }]
      : []),
  ];
}
