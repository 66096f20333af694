import { expect, it, test } from 'vitest';
import { safeDestination, withConversionToken } from './destination.js';

it.each([
  ['https://shop.example/a', 'https://shop.example/a?mw_c=T'],
  ['https://shop.example/a?b=c%20d+e', 'https://shop.example/a?b=c%20d+e&mw_c=T'],
  ['https://shop.example/?', 'https://shop.example/?mw_c=T'],
  ['https://shop.example/a?b=1#top?x', 'https://shop.example/a?b=1&mw_c=T#top?x'],
])('the token joins the query of %s', (url, expected) => {
  expect(withConversionToken(url, 'T')).toBe(expected);
});

test('only http and https lead anywhere', () => {
  expect(safeDestination('https://shop.example/a')).toBe('https://shop.example/a');
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/local',
    'ftp://a/',
    'https://user:pw@evil.example/',
    '',
  ])
    expect(safeDestination(url)).toBeNull();
});
