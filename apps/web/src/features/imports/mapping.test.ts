import type { ImportColumn } from '@mailwright/contracts';
import { expect, test } from 'vitest';
import { mappingAsGuessed, problemOf, readingOf, targetsOf } from './mapping';

const column = (header: string, guess: string): ImportColumn => ({
  header,
  samples: [],
  guess,
  newField: { key: header.toLowerCase(), label: header, type: 'text' },
});
const columns = [column('Mail', 'email'), column('City', 'field:city'), column('Points', 'skip')];

test('what was guessed is sent, with the fields that are new', () => {
  const choices = mappingAsGuessed(columns);
  expect(readingOf(columns, choices, [])).toEqual({
    mapping: [
      { column: 0, to: 'email' },
      { column: 1, to: 'field:city' },
      { column: 2, to: 'skip' },
    ],
    newFields: [{ key: 'city', label: 'City', type: 'text' }],
  });
  const known = [{ key: 'city', label: 'City', type: 'text' as const }];
  expect(readingOf(columns, choices, known).newFields).toEqual([]);
  expect(targetsOf(columns[1]!, known).map(({ group }) => group)).toEqual([
    'This column',
    'The person',
    'Your fields',
  ]);
});

test('a mapping without an address, or with a thing twice, cannot go on', () => {
  const [email, city] = mappingAsGuessed(columns);
  expect(problemOf([city!])).toBe('Say which column holds the address.');
  expect(problemOf([email!, email!])).toBe('Only one column can be the address.');
  expect(problemOf([email!, city!, city!])).toBe('Two columns become the same thing: change one.');
  expect(problemOf([email!, city!])).toBeNull();
});
