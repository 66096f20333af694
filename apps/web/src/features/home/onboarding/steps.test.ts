import { expect, it } from 'vitest';
import { stepsOf } from './steps';

it('ticks each step by what is there, whatever the order it was done in', () => {
  const steps = stepsOf({ accounts: 1, mailboxes: 0, senders: 0, lawful: false, people: 1204, drafts: 0 });
  expect(steps.map(({ state }) => state)).toEqual(['ready', 'todo', 'todo', 'todo', 'ready', 'todo']);
});
