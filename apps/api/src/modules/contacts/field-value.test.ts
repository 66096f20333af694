import { expect, test } from 'vitest';
import { readFieldValue } from './field-value.js';

const read = (type: Parameters<typeof readFieldValue>[0], text: string) => {
  const result = readFieldValue(type, text);
  return result.ok ? result.value : result.says;
};

test.each([
  ['12', 12],
  ['-3.25', -3.25],
  ['12,5', 12.5],
  ['1,234', '“1,234” is not a number that can be read in one way only.'],
  ['1.234,50', '“1.234,50” is not a number that can be read in one way only.'],
  ['', '“” is not a number that can be read in one way only.'],
])('the number %j is %j', (text, value) => {
  expect(read('number', text)).toBe(value);
});

test.each([
  ['2026-11-21', '2026-11-21'],
  ['2026-1-2', '2026-01-02'],
  ['2026-11-21T10:00:00Z', '2026-11-21'],
  ['21.11.2026', '2026-11-21'],
  ['21/11/2026', '2026-11-21'],
  ['11/21/2026', '2026-11-21'],
  ['5/5/2026', '2026-05-05'],
  ['3/4/2026', '“3/4/2026” can be two dates: write it as 2026-11-21.'],
  ['2026-02-30', '“2026-02-30” is not a day of the calendar.'],
  ['soon', '“soon” is not a date such as 2026-11-21.'],
])('the date %j is %j', (text, value) => {
  expect(read('date', text)).toBe(value);
});

test.each([
  ['Yes', true],
  ['nein', false],
  ['maybe', '“maybe” is neither yes nor no.'],
])('yes or no: %j is %j', (text, value) => {
  expect(read('boolean', text)).toBe(value);
});

test('a text keeps everything but the white space around it', () => {
  expect(read('text', '  007 ')).toBe('007');
});
