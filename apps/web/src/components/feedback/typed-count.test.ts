import { expect, it } from 'vitest';
import { mustTypeCount, typedCount } from './typed-count';

it('asks to type the number from ten thousand people on', () => {
  expect(mustTypeCount(9_999)).toBe(false);
  expect(mustTypeCount(10_000)).toBe(true);
  expect(mustTypeCount(undefined)).toBe(false);
});
it('takes the number with any separator', () => {
  for (const text of ['48709', '48,709', ' 48 709 ', '48.709', "48'709", '48\u202f709']) {
    expect(typedCount(text)).toBe(48_709);
  }
});
it('takes nothing that is not a number', () => {
  for (const text of ['', 'all', '48,709 people', '-1', '4e4']) expect(typedCount(text)).toBeNull();
});
