import { expect, it } from 'vitest';
import { readAmount } from './read-amount';

it.each([
  ['1250', '1250'],
  ['1,250.50', '1250.50'],
  ['1.250,50', '1250.50'],
  ['1 250,5', '1250.5'],
  ['1.250', '1250'],
  ['12,50', '12.50'],
  ["1'000'000", '1000000'],
  ['0.75', '0.75'],
  ['1.000.000', '1000000'],
])('reads %s as %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

it.each(['', '-5', 'about ten', '1.2.3,4567891', '€ 5'])('refuses %s', (text) => {
  expect(readAmount(text)).toBeNull();
});
