import { expect, it } from 'vitest';
import { routeOf } from './routing.js';

const options = {
  mailboxes: ['hello@northlight.test', 'team@other.test'],
  routes: { 'news@northlight.test': 'hello@northlight.test' },
};

it.each([
  ['hello@northlight.test', 'hello@northlight.test'],
  ['Hello+abc@Northlight.test', 'hello@northlight.test'],
  ['news+1@northlight.test', 'hello@northlight.test'],
  ['bounce+a.b_c=d@northlight.test', 'hello@northlight.test'],
  ['bounces-17@other.test', 'team@other.test'],
  ['b+17.mac@other.test', 'team@other.test'],
  ['bouncer@other.test', null],
  ['sales@northlight.test', null],
  ['bounce@elsewhere.test', null],
  ['', null],
])('mail to %s reaches %s', (address, mailbox) => {
  expect(routeOf(address, options)).toBe(mailbox);
});
