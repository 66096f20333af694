import { expect, test } from 'vitest';
import { rowReader } from './row-reader.js';

const read = rowReader(
  [
    { column: 0, to: 'email' },
    { column: 1, to: 'full_name' },
    { column: 2, to: 'language' },
    { column: 3, to: 'time_zone' },
    { column: 4, to: 'field:points' },
    { column: 5, to: 'skip' },
  ],
  [{ key: 'points', label: 'Points', type: 'number' }],
);

test('a row becomes a person; what is skipped or empty is left out', () => {
  expect(read([' Ada@Example.com ', 'Ada King Lovelace', 'de_at', 'Europe/Vienna', '12,5', 'x'])).toEqual({
    ok: true,
    person: {
      email: 'Ada@Example.com',
      emailKey: 'ada@example.com',
      emailDomain: 'example.com',
      firstName: 'Ada King',
      lastName: 'Lovelace',
      language: 'de-AT',
      timeZone: 'Europe/Vienna',
      attributes: { points: 12.5 },
    },
  });
  expect(read(['b@x.de', 'Doe, Jane'])).toMatchObject({
    person: { firstName: 'Jane', lastName: 'Doe', language: null, attributes: {} },
  });
  expect(read(['b@x.de', 'Prince\0'])).toMatchObject({ person: { firstName: 'Prince', lastName: '' } });
});

test.each([
  [[], 'There is no address.'],
  [['nobody'], 'There is no @ in the address.'],
  [['a@x.de', 'x'.repeat(201)], 'The name is longer than 200 characters.'],
  [['a@x.de', '', 'Klingon!'], '“Klingon!” is not a language such as en or de-AT.'],
  [['a@x.de', '', '', 'Moon'], '“Moon” is not a time zone such as Europe/Berlin.'],
  [['a@x.de', '', '', '', 'many'], 'Points: “many” is not a number that can be read in one way only.'],
])('%j is refused: %s', (cells, reason) => {
  expect(read(cells)).toEqual({ ok: false, reason });
});
