import { expect, it } from 'vitest';
import { oneLine } from './server-line';

it('joins a reply over several lines and keeps a single one as it is', () => {
  expect(
    oneLine('550-5.1.1 The email account\n550-5.1.1 does not exist.\n550 5.1.1  https://support.example'),
  ).toBe('550 5.1.1 The email account does not exist. https://support.example');
  expect(oneLine('550 5.7.1 Message rejected')).toBe('550 5.7.1 Message rejected');
});
