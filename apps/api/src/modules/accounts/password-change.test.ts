import { expect, test } from 'vitest';
import { passwordAfter } from './password-change.js';

const seal = (plain: string) => Buffer.from(plain);
const at = (host: string) => ({ host });

test('the stored password stays while the host stays', () => {
  expect(passwordAfter(at('mail.a.com'), at('mail.a.com'), undefined, seal)).toBe('keep');
  expect(passwordAfter(at('mail.a.com'), at('MAIL.a.com.'), undefined, seal)).toBe('keep');
});

test('another host never gets the old password', () => {
  expect(passwordAfter(at('mail.a.com'), at('mail.b.com'), undefined, seal)).toBeNull();
  expect(passwordAfter(at('mail.a.com'), at('mail.b.com'), 'new', seal)).toEqual(Buffer.from('new'));
});

test('an empty password is forgotten on purpose', () => {
  expect(passwordAfter(at('mail.a.com'), at('mail.a.com'), '', seal)).toBeNull();
});
