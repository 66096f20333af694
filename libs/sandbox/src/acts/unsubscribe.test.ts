import { expect, it } from 'vitest';
import { findForm } from './unsubscribe.js';

it('finds the form that a person would send, with what it would send', () => {
  const page = `<form method="get"><input name="q"></form>
    <form method="POST" action="/u/confirm?a=1&amp;b=2"><input type=hidden name=token value="x&quot;y">
    <input type="radio" name="reason" value="often"><input type="radio" name="reason" value="other" checked>
    <button class="big" type="submit" name="do" value="all">Unsubscribe</button></form>`;
  expect(findForm(page)).toEqual({
    action: '/u/confirm?a=1&b=2',
    fields: [
      ['token', 'x"y'],
      ['reason', 'other'],
      ['do', 'all'],
    ],
  });
  expect(findForm('<p>no form</p>')).toBeNull();
});
