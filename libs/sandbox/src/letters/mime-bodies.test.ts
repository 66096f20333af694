import * as fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { readBodies } from './mime-bodies.js';

const trimmed = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : text.replace(/\r\n/g, '\n').trimEnd();

it('finds the bodies that a whole MIME parser finds, however they are wrapped and encoded', async () => {
  // What a letter is made of, so that the parts hold text and no stray control characters.
  const words = fc.string({
    unit: fc.constantFrom('a', 'ü', '=', ' ', '\n', '☕', '<p>', '-', '.'),
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.constantFrom('base64', 'quoted-printable'),
      fc.boolean(),
      async (html, text, encoding, attached) => {
        const message = await new MailComposer({
          from: 'a@x.test',
          to: 'b@x.test',
          html: `h${html}h`,
          text: `t${text}t`,
          textEncoding: encoding as 'base64',
          ...(attached ? { attachments: [{ filename: 'a.txt', content: 'attached' }] } : {}),
        })
          .compile()
          .build();
        const whole = await PostalMime.parse(message);
        const bodies = readBodies(message);
        expect(trimmed(bodies.html)).toBe(trimmed(whole.html));
        expect(trimmed(bodies.text)).toBe(trimmed(whole.text));
      },
    ),
    { numRuns: 60 },
  );
});

it('reads a message without any MIME header as text, and an old charset as what it says', () => {
  expect(readBodies(Buffer.from('Subject: x\r\n\r\nHello\r\n'))).toEqual({ html: null, text: 'Hello\r\n' });
  const latin = Buffer.from(
    'Content-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Gr\xfc\xdfe</p>',
    'latin1',
  );
  expect(readBodies(latin)).toEqual({ html: '<p>Grüße</p>', text: null });
});

it('stops at nesting that nobody reads', () => {
  let message = 'Content-Type: text/html\r\n\r\ndeep';
  for (let depth = 0; depth < 30; depth += 1) {
    message = `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${message}\r\n--b${depth}--\r\n`;
  }
  expect(readBodies(Buffer.from(message))).toEqual({ html: null, text: null });
});
