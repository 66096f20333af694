import { expect, test } from 'vitest';
import { nulIn } from './nul.js';

test.each<[unknown, string[] | null]>([
  ['a\0b', []],
  ['plain \u2400', null],
  [{ name: 'a', tags: ['x', 'y\0'] }, ['tags', '1']],
  [{ deep: { 'k\0': 1 } }, ['deep', 'k␀']],
  [{ none: null, number: 0, yes: true }, null],
  [undefined, null],
])('in %j the place of a NUL is %j', (value, place) => {
  expect(nulIn(value)).toEqual(place);
});

test('JSON that is nested very deep is walked, not recursed into', () => {
  const depth = 200_000;
  const deep: unknown = JSON.parse(`${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`);
  expect(nulIn(deep)).toHaveLength(depth);
});
