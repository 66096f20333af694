import { expect, test } from 'vitest';
import { asSent, reasonAgainst } from './mail-size';

test('a file grows by 37 % on its way', () => {
  expect(asSent(1_000_000)).toBe(1_368_421);
});

test('what is too large is refused before it is uploaded', () => {
  const file = (size: number) => ({ name: 'list.pdf', size });
  expect(reasonAgainst(file(10_000_000), [])).toBeNull();
  expect(reasonAgainst(file(10_000_001), [])).toContain('larger than 10 MB');
  expect(reasonAgainst(file(9_000_000), [{ bytes: 9_500_000 }])).toContain('more than 18 MB');
});
