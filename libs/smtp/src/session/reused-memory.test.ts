import { expect, test } from 'vitest';
import { ReusedMemory } from './reused-memory.js';

test('one message after the other gets the same memory, as long as it needs', () => {
  const memory = new ReusedMemory(() => true);
  const first = memory.room(9_000);
  const second = memory.room(8_000);
  expect(first).toHaveLength(9_000);
  expect(second).toHaveLength(8_000);
  expect(second.buffer).toBe(first.buffer);
});

test('bytes that are still to be written are left alone: the next message gets other memory', () => {
  let free = true;
  const memory = new ReusedMemory(() => free);
  const first = memory.room(100).fill('a');
  free = false;
  memory.room(100).fill('b');
  expect(first.toString()).toBe('a'.repeat(100));
});

test('a very long message gets memory of its own, which is not kept', () => {
  const memory = new ReusedMemory(() => true);
  const small = memory.room(100);
  expect(memory.room(10_000_000)).toHaveLength(10_000_000);
  expect(memory.room(100).buffer).toBe(small.buffer);
});
