import * as fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PostalMime, { type Attachment as ReadAttachment, decodeWords, type Email } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { oneLine } from './header.js';
import { type Attachment, encodeMessage, encodeParts, type MessageContent, planMessage } from './index.js';

/** What contacts' fields, names and files really hold, and what somebody puts there to break out. */
const piece = fc.oneof(
  fc.constantFrom(
    '日本語のメール配信システムの件名',
    '简体中文，標點。',
    '한국어 이름',
    'שלום עולם',
    'هذا نص طويل جدا',
    '\u202eevil\u202c',
    'é̸̢͎͈̈́ Zoë',
    '👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈',
    'ﷺ'.repeat(40),
    'x'.repeat(1_005),
    '\ud800',
    '\udfff half',
    '\0\u0001\u0007\u001b\u007f\u0085',
    '\u2028\u2029',
    '\r',
    '\n',
    '\r\n',
    '\n\n',
    '\r\nBcc: evil@example.com',
    '\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>',
    '\n.\nMAIL FROM:<evil@example.com>\nRCPT TO:<evil@example.com>\nDATA\n',
    '\r\n.\r\nQUIT\r\n',
    '" <evil@example.com>, "',
    '<evil@example.com>',
    'evil@example.com, other@example.com;',
    '(comment)',
    '\\"',
    '=?utf-8?Q?=0D=0ABcc:_evil@example.com?=',
    '=?UTF-8?B?aGk=?= =?x?y?z?=',
    '--=_0123456789abcdef01234567a--',
    'From ',
    '.',
    '=',
    "utf-8''%0d%0a",
    ' ',
    '\t',
    ':',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const anything = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

const intent = fc.record({
  fromName: anything,
  toName: anything,
  replyName: anything,
  subject: anything,
  text: anything,
  html: fc.option(anything),
  extra: anything,
  eightBit: fc.boolean(),
  attachments: fc.array(
    fc.record({
      filename: anything,
      contentType: fc.constantFrom('application/pdf', 'image/png', 'text/csv'),
      content: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      inline: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});
type Intent = typeof intent extends fc.Arbitrary<infer T> ? T : never;

const files = ({ attachments }: Intent): Attachment[] =>
  attachments.map(({ inline, ...file }, no) => ({ ...file, ...(inline ? { cid: `part${no}@image` } : {}) }));

function made(wanted: Intent): { message: Buffer; own: Buffer; shared: readonly Buffer[] } {
  const plan = planMessage({
    from: { name: wanted.fromName, address: 'news@example.com' },
    replyTo: { name: wanted.replyName, address: 'reply@bücher.example' },
    attachments: files(wanted),
  });
  const content: MessageContent = {
    to: { name: wanted.toName, address: 'jane@例え.example' },
    messageId: '<1.abc@example.com>',
    date: new Date('2026-11-21T10:11:12Z'),
    subject: wanted.subject,
    html: wanted.html,
    text: wanted.text,
    headers: [
      ['X-Campaign', wanted.extra],
      ['List-Unsubscribe', '<https://mail.example.com/u/abc>, <mailto:a+b@example.com>'],
    ],
    eightBit: wanted.eightBit,
  };
  return { message: encodeMessage(plan, content), ...encodeParts(plan, content) };
}

const lines = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
const meant = (text: string): string => lines(text.toWellFormed());
const nameOf = (name: string): string =>
  oneLine(name).replace(/[/\\]/g, '_').replaceAll('=?', '=_') || 'attachment';
const bytesOf = ({ content }: ReadAttachment): string => Buffer.from(content as ArrayBuffer).toString('hex');

describe('every message, whatever is in it,', () => {
  it('is read back by another parser as it was meant: people, subject, texts, files and fields', async () => {
    await fc.assert(
      fc.asyncProperty(intent, async (wanted) => {
        const mail = await PostalMime.parse(made(wanted).message);
        expect(mail.from).toEqual({ name: oneLine(wanted.fromName), address: 'news@example.com' });
        expect(mail.to).toEqual([{ name: oneLine(wanted.toName), address: 'jane@xn--r8jz45g.example' }]);
        expect(mail.replyTo).toEqual([
          { name: oneLine(wanted.replyName), address: 'reply@xn--bcher-kva.example' },
        ]);
        expect(mail.subject ?? '').toBe(oneLine(wanted.subject));
        expect(lines(mail.text)).toBe(meant(wanted.text));
        expect(lines(mail.html)).toBe(meant(wanted.html ?? ''));
        const extra = mail.headers.find(({ key }) => key === 'x-campaign')?.value ?? '';
        expect(decodeWords(extra)).toBe(oneLine(wanted.extra));
        const order = [
          ...wanted.attachments.filter((one) => one.inline),
          ...wanted.attachments.filter((one) => !one.inline),
        ];
        expect(mail.attachments.map((one) => [one.filename, one.mimeType, bytesOf(one)])).toEqual(
          order.map((one) => [nameOf(one.filename), one.contentType, one.content.toString('hex')]),
        );
        expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the rules of the wire: CRLF only, lines within 998, each field once, encoded words within theirs', () => {
    fc.assert(
      fc.property(intent, (wanted) => {
        const { message, own, shared } = made(wanted);
        const raw = message.toString('latin1');
        expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
        expect(raw.endsWith('\r\n')).toBe(true);
        for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
        // oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
        expect(wanted.eightBit || /^[\x00-\x7f]*$/.test(raw)).toBe(true);
        const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
        const fields = head.replace(/\r\n[ \t]/g, ' ').split('\r\n');
        expect(fields.map((field) => /^([A-Za-z-]+): /.exec(field)?.[1])).toEqual(
          'Date From Reply-To To Message-ID Subject X-Campaign List-Unsubscribe MIME-Version Content-Type'
            .split(' ')
            .concat(wanted.html === null && shared.length === 0 ? ['Content-Transfer-Encoding'] : []),
        );
        for (const line of head.split('\r\n')) {
          if (!line.includes('=?UTF-8?')) continue;
          expect(line.length).toBeLessThanOrEqual(78);
          for (const [word] of line.matchAll(/=\?UTF-8\?[BQ]\?[^? ]*\?=/g))
            expect(word.length).toBeLessThanOrEqual(75);
        }
        // RFC 2047 §5: never within an addr-spec, never within quotes.
        for (const field of fields.filter((one) => /^(From|Reply-To|To):/.test(one))) {
          expect(field.match(/[\w.+-]+@[\w.-]+(?=>?$)/)?.[0]).not.toContain('=?');
          expect(
            field.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => (quoted.includes('=?') ? 'ENCODED' : '')),
          ).not.toContain('ENCODED');
        }
        expect(Buffer.concat([own, ...shared]).equals(message)).toBe(true);
        expect(own.subarray(-2).toString()).toBe('\r\n');
      }),
      { numRuns: 400 },
    );
  });

  it('means the same as MailComposer’s, which cannot be given everything: control characters and quotes apart', async () => {
    const plain = (text: string): string =>
      oneLine(text)
        .replace(/["\\<>,;:()@]|\s+/g, ' ')
        .replaceAll('=?', '= ')
        .replace(/\s+/g, ' ')
        .trim();
    const people = (mail: Email) => [mail.from, mail.to, mail.replyTo, mail.messageId, mail.date];
    const essence = ({ filename, mimeType, disposition, contentId, ...one }: ReadAttachment): string =>
      [filename, mimeType, disposition, contentId, bytesOf({ filename, mimeType, disposition, ...one })].join(
        ' ',
      );
    await fc.assert(
      fc.asyncProperty(intent, async (all) => {
        const wanted: Intent = {
          ...all,
          fromName: plain(all.fromName),
          toName: plain(all.toName),
          replyName: plain(all.replyName),
          subject: plain(all.subject),
          extra: 'x',
          html: all.html ?? '<p>',
          eightBit: false,
          attachments: all.attachments.map((one, no) => ({
            ...one,
            filename: `${plain(one.filename).replaceAll('/', '_').slice(0, 60).toWellFormed()}${no}.pdf`,
          })),
        };
        const theirs = await new MailComposer({
          from: { name: wanted.fromName, address: 'news@example.com' },
          to: { name: wanted.toName, address: 'jane@例え.example' },
          replyTo: { name: wanted.replyName, address: 'reply@bücher.example' },
          subject: wanted.subject,
          text: meant(wanted.text),
          html: meant(wanted.html!),
          messageId: '<1.abc@example.com>',
          date: new Date('2026-11-21T10:11:12Z'),
          attachments: files(wanted).map((file) => ({
            ...file,
            contentDisposition: file.cid === undefined ? ('attachment' as const) : ('inline' as const),
          })),
        })
          .compile()
          .build();
        const [a, b] = [await PostalMime.parse(made(wanted).message), await PostalMime.parse(theirs)];
        expect(people(a)).toEqual(people(b));
        expect(a.subject ?? '').toBe(b.subject ?? '');
        expect(lines(a.text)).toBe(lines(b.text));
        expect(lines(a.html)).toBe(lines(b.html));
        expect(a.attachments.map(essence).toSorted()).toEqual(b.attachments.map(essence).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});
