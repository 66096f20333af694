import { expect, it } from 'vitest';
import { initialsOf, tintOf } from './tint';

it('takes the first letters of the first and the last word', () => {
  expect(initialsOf('Tomás de la Alvarenga')).toBe('TA');
  expect(initialsOf('ines')).toBe('I');
});
it('keeps letters outside the basic plane whole and survives an empty name', () => {
  expect(initialsOf('𝒜da 🙂')).toBe('𝒜🙂');
  expect(initialsOf('  ')).toBe('?');
});
it('gives a name the same tint every time, one of four', () => {
  expect(tintOf('Grete Lindqvist')).toBe(tintOf('Grete Lindqvist'));
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(tintOf)).size).toBeGreaterThan(2);
});
