import { expect, test } from 'vitest';
import { guessColumns } from './guess-columns.js';

const guesses = (rows: string[][], fields: Parameters<typeof guessColumns>[1] = []) => {
  const { hasHeader, columns } = guessColumns(rows, fields);
  return [
    hasHeader,
    ...columns.map(({ guess, newField }) =>
      guess === `field:${newField.key}` ? `${guess} ${newField.type}` : guess,
    ),
  ];
};

test.each([
  [
    ['Email Address', 'First Name', 'Last Name'],
    ['email', 'first_name', 'last_name'],
  ],
  [
    ['E-Mail-Adresse', 'Vorname', 'Nachname'],
    ['email', 'first_name', 'last_name'],
  ],
  [
    ['prénom', 'nom', 'courriel'],
    ['first_name', 'last_name', 'email'],
  ],
  [
    ['Correo electrónico', 'Nombre', 'Apellidos'],
    ['email', 'first_name', 'last_name'],
  ],
  [
    ['EMAIL', 'firstName', 'time_zone'],
    ['email', 'first_name', 'time_zone'],
  ],
  [
    ['Имя', 'Фамилия', 'Электронная почта'],
    ['first_name', 'last_name', 'email'],
  ],
  [
    ['name', 'メールアドレス', '言語'],
    ['full_name', 'email', 'language'],
  ],
])('%j are known', (header, expected) => {
  expect(guesses([header])).toEqual([true, ...expected]);
});

test('the addresses decide which column is the address, whatever it is called', () => {
  expect(
    guesses([
      ['email', 'contact'],
      ['no', 'ada@example.com'],
      ['yes', 'bob@example.com'],
    ]),
  ).toEqual([true, 'field:email boolean', 'email']);
});

test('a file without a header begins with a person', () => {
  const { hasHeader, columns } = guessColumns(
    [
      ['ada@example.com', 'Ada'],
      ['bob@example.com', 'Bob'],
    ],
    [],
  );
  expect(hasHeader).toBe(false);
  expect(columns).toMatchObject([
    { header: 'Column 1', guess: 'email', samples: ['ada@example.com', 'bob@example.com'] },
    { header: 'Column 2', guess: 'field:column_2' },
  ]);
});

test('other columns become the fields that exist, or new ones with a type', () => {
  const rows = [
    ['email', 'City', 'Points', 'Born', 'VIP', 'Phone', 'PLZ', 'Empty', 'city'],
    ['a@x.de', 'Köln', '12', '2001-02-03', 'yes', '4912345', '04109', '', 'x'],
    ['b@x.de', 'Rom', '3.5', '1999-12-31', 'no', '4967890', '50667', '', 'y'],
  ];
  expect(guesses(rows, [{ key: 'town', label: 'City', type: 'text' }])).toEqual([
    true,
    'email',
    'field:town',
    'field:points number',
    'field:born date',
    'field:vip boolean',
    'field:phone text',
    'field:plz text',
    'skip',
    'skip',
  ]);
});
