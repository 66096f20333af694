import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAgenda } from './agenda.js';

it('does things in the order of their times, no more at once than it may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 4 }), async (delays, concurrency) => {
      const done: number[] = [];
      let running = 0;
      let most = 0;
      const start = Date.now() - 100;
      const agenda = createAgenda<number>({
        concurrency,
        perform: async (item) => {
          done.push(item);
          most = Math.max(most, (running += 1));
          await Promise.resolve();
          running -= 1;
        },
      });
      for (const delay of delays) agenda.add(start + delay, delay);
      await agenda.settled();
      expect(done).toEqual(delays.toSorted((a, b) => a - b));
      expect(most).toBeLessThanOrEqual(concurrency);
      expect(agenda.pending).toBe(0);
    }),
    { numRuns: 50 },
  );
});

it('counts what an item plans while it is done', async () => {
  const done: number[] = [];
  const agenda = createAgenda<number>({
    concurrency: 2,
    perform: async (item) => {
      done.push(item);
      if (item < 5) agenda.add(0, item + 1);
    },
  });
  agenda.add(0, 1);
  await agenda.settled();
  expect(done).toEqual([1, 2, 3, 4, 5]);
});

it('begins nothing more once it is stopped', async () => {
  const agenda = createAgenda<number>({ concurrency: 1, perform: () => Promise.reject(new Error('never')) });
  agenda.add(Date.now() + 60_000, 1);
  await agenda.stop();
  expect(agenda.pending).toBe(1);
});
