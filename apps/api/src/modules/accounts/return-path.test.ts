import { expect, test } from 'vitest';
import { returnPathOf } from './return-path.js';

const from = { fromAddress: 'ines@a.com', returnPathDomain: null };

test('bounces go to an own domain first, then to the mailbox, then to the From', () => {
  expect(returnPathOf({ ...from, returnPathDomain: 'bounce.a.com' }, { address: 'hello@a.com' })).toEqual({
    kind: 'own_domain',
    domain: 'bounce.a.com',
  });
  expect(returnPathOf(from, { address: 'hello@a.com' })).toEqual({ kind: 'plus', address: 'hello@a.com' });
  expect(returnPathOf(from, null)).toEqual({ kind: 'plain', address: 'ines@a.com' });
});
