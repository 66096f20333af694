import { expect, it } from 'vitest';
import { bareSubject, likeSubject } from './like-subject.js';

it.each([
  ['Re: Coffee for Ada', 'Coffee for {{first_name}}'],
  ['AW: Re: [ext] Coffee for Ada', 'Coffee for {{first_name}}'],
  ['RE[2]: The autumn roast is here', 'The autumn roast is here'],
  ['re: ada, aurora is back', '{{first_name}}, Aurora is back'],
])('“%s” answers “%s”', (subject, template) => {
  expect(likeSubject(subject, template)).toBe(true);
});

it.each([
  ['Coffee', 'Coffee for {{first_name}}'],
  ['Anything at all', '{{subject}}'],
  ['Hello there', 'Hello'],
  ['', ''],
])('“%s” does not answer “%s”', (subject, template) => {
  expect(likeSubject(subject, template)).toBe(false);
});

it('takes every prefix off, in any language', () => {
  expect(bareSubject('Fwd: AW: Re: SV: Hello')).toBe('Hello');
});
