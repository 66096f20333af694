import { expect, test } from 'vitest';
import { HeadMemory } from './head-memory.js';

test('each HEAD explains one GET of its link, for half a minute', () => {
  const heads = new HeadMemory();
  expect(heads.take('a', 0)).toBe(false);
  heads.note('a', 0);
  heads.note('b', 0);
  expect(heads.take('a', 10)).toBe(true);
  expect(heads.take('a', 11)).toBe(false);
  expect(heads.take('b', 31_000)).toBe(false);
});
