import { expect, it } from 'vitest';
import { type Answered, answerSubject, quotedHtml, quotedText, threadingOf } from './compose-answer.js';

const answered: Answered = {
  fromName: 'Ada <b>',
  fromAddress: 'ada@example.com',
  at: new Date('2026-11-20T10:00:00Z'),
  subject: 'AW: Coffee',
  text: 'First\n> older\n<script>x</script>',
  messageId: '<3@example.com>',
  inReplyTo: '<2@example.com>',
  references: ['<1@example.com>', '<2@example.com>'],
};

it('has one Re: whatever stood there', () => {
  expect(answerSubject('AW: Re: Coffee')).toBe('Re: Coffee');
  expect(answerSubject('')).toBe('Re:');
});

it('refers to the parent and its ancestors', () => {
  expect(threadingOf(answered)).toEqual({
    inReplyTo: '<3@example.com>',
    references: ['<1@example.com>', '<2@example.com>', '<3@example.com>'],
  });
  expect(threadingOf({ ...answered, references: [] })?.references).toEqual([
    '<2@example.com>',
    '<3@example.com>',
  ]);
  expect(threadingOf({ ...answered, messageId: null })).toBeNull();
});

it('keeps the beginning and the newest of a very long thread', () => {
  const references = Array.from({ length: 60 }, (_, index) => `<${index}@x>`);
  const found = threadingOf({ ...answered, references })?.references ?? [];
  expect(found).toHaveLength(20);
  expect([found[0], found.at(-1)]).toEqual(['<0@x>', '<3@example.com>']);
});

it('quotes below, one level deeper', () => {
  expect(quotedText('Gladly.', answered)).toBe(
    'Gladly.\n\nOn 2026-11-20 at 10:00 UTC, Ada <b> <ada@example.com> wrote:\n> First\n>> older\n> <script>x</script>\n',
  );
});

it('escapes what it quotes in HTML', () => {
  const html = quotedHtml('<p>Gladly.</p>', answered);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('Ada &lt;b&gt;');
  expect(html).not.toContain('<script>');
});
