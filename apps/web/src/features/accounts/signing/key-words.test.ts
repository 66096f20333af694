import { expect, test } from 'vitest';
import type { SigningKey } from '@mailwright/contracts';
import { domainOfAddress, lookOfCheck, lookOfKey } from './key-words';

const key: SigningKey = {
  id: '019c0000-0000-7000-8000-000000000001',
  domain: 'shop.test',
  selector: 'mw20261121-ab12',
  state: 'waiting',
  stateSince: '2026-11-21T05:00:00Z',
  seenAt: null,
  record: { name: 'n', type: 'TXT', value: 'v', zoneLine: 'z' },
  createdAt: '2026-11-21T05:00:00Z',
};

const here = { anotherSigns: false, serverSigns: false };

test('a key that signs without a record that anybody saw needs a look', () => {
  expect(lookOfKey({ ...key, state: 'on' }, here).state).toEqual({ check: 'look' });
  expect(lookOfKey({ ...key, state: 'on', seenAt: key.createdAt }, here).state).toEqual({ check: 'ready' });
});

test('a new key says that the old one goes on, where one does', () => {
  expect(lookOfKey(key, { ...here, anotherSigns: true }).says).toContain('the old one signs');
  expect(lookOfKey(key, here).says).not.toContain('old one');
});

test('a key does not claim the mail of an account whose server signs', () => {
  const on = { ...key, state: 'on' as const };
  expect(lookOfKey(on, { ...here, serverSigns: true }).says).toContain('leaves it to its server');
});

test.each([
  ['match', 'ready'],
  ['made_up', 'ready'],
  ['no_answer', 'todo'],
  ['missing', 'broken'],
  ['other_key', 'broken'],
] as const)('a record that is “%s” looks %s', (state, look) => {
  expect(lookOfCheck({ key, state, says: '', found: [], checkedAt: key.createdAt })).toBe(look);
});

test('the domain stands behind the last @', () => {
  expect(domainOfAddress('ines@Shop.test')).toBe('shop.test');
});
