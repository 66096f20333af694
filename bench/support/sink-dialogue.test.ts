import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SinkDialogue } from './sink-dialogue.js';

const MESSAGES = [
  'Subject: a\r\n\r\nb\r\n.',
  '.',
  'x\r\n..\r\n.dots\r\n\r\n.',
  `${'long '.repeat(300)}\r\n.`,
];
const SESSION = Buffer.from(
  `EHLO me\r\n${MESSAGES.map((body) => `MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n${body}\r\n`).join('')}QUIT\r\n`,
);

test('every message is counted once and every command answered, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: SESSION.length }), { maxLength: 40 }), (cuts) => {
      let taken = 0;
      const dialogue = new SinkDialogue(() => (taken += 1));
      const places = [0, ...cuts.toSorted((a, b) => a - b), SESSION.length];
      let replies = '';
      for (let at = 1; at < places.length; at += 1)
        replies += dialogue.take(SESSION.subarray(places[at - 1], places[at]));
      expect(taken).toBe(MESSAGES.length);
      expect(dialogue.over).toBe(true);
      expect(replies.match(/^\d{3} /gm)).toEqual([
        '250 ',
        ...MESSAGES.flatMap(() => ['250 ', '250 ', '354 ', '250 ']),
        '221 ',
      ]);
    }),
    { numRuns: 300 },
  );
});

test('an end that only looks like one ends nothing', () => {
  let taken = 0;
  const dialogue = new SinkDialogue(() => (taken += 1));
  dialogue.take(Buffer.from('DATA\r\na\n.\nb\r\n.x\r\n..\r\n'));
  expect(taken).toBe(0);
  dialogue.take(Buffer.from('.\r\n'));
  expect(taken).toBe(1);
});
