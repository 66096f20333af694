import { expect, it, vi } from 'vitest';
import { BriefMemory } from './brief-memory.js';

it('is asked once for all who ask at the same moment, and again when that is over', async () => {
  const memory = new BriefMemory<number>();
  const ask = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockResolvedValue(2);
  expect(await Promise.all([memory.of('a', ask), memory.of('a', ask)])).toEqual([1, 1]);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.waitUntil(async () => (await memory.of('a', ask)) === 2);
});

it('keeps things apart, and a failure for nobody', async () => {
  const memory = new BriefMemory<string>();
  const [first, second] = [
    memory.of('a', () => Promise.reject(new Error('no'))),
    memory.of('b', async () => 'b'),
  ];
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('b');
  expect(await memory.of('a', async () => 'a')).toBe('a');
});
