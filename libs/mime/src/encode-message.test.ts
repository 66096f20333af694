import * as fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PostalMime, { type Attachment, decodeWords } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { oneLine } from './header.js';
import {
  encodeMessage,
  encodeParts,
  type MessageContent,
  MimeError,
  planMessage,
  type PlanOptions,
} from './index.js';

const from = { name: 'Acme', address: 'news@example.com' };
const base: MessageContent = {
  to: { address: 'jane@example.com' },
  messageId: '<1.abc@example.com>',
  date: new Date('2026-11-21T10:11:12Z'),
  subject: 'Hi',
  html: '<p>Hi</p>',
  text: 'Hi',
  headers: [],
};

function encode(content: Partial<MessageContent>, options: Partial<PlanOptions> = {}): Buffer {
  return encodeMessage(planMessage({ from, ...options }), { ...base, ...content });
}

/** What SMTP demands of every message, whatever is in it. */
function expectTransportable(message: Buffer, octetsBeyondAscii = false): void {
  const raw = message.toString('latin1');
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
  expect(raw.endsWith('\r\n')).toBe(true);
  for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  // oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
  expect(octetsBeyondAscii || /^[\x00-\x7f]*$/.test(raw)).toBe(true);
}

/** Line ends as readers see them; a single part always ends with one. */
const read = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
const meant = (text: string): string => read(text.toWellFormed());

const language = fc.constantFrom(
  'Žluťoučký kůň 🐎 úpěl',
  '日本語のメール配信システムの件名がとても長い場合の折り返し',
  'שלום עולם — هذا نص طويل',
  '👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈',
  '=?UTF-8?Q?fake?=',
  'a =?utf-8?b?aGk=?= b',
  '\r\nBcc: evil@example.com\r\n\r\n<script>',
  'x\r\rDATA\n.\r\nQUIT\n',
  'From here\nFrom there ',
  '.\n..\n.x',
  'tab\there  two  blanks ',
  '\u2028\u0085\u0000\u0007',
  '=\n==20\n= ',
  'x'.repeat(1_200),
  '漢'.repeat(400),
  'long word '.repeat(150),
);
const anything = fc
  .array(
    fc.oneof(language, fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r', '\r\n', ' ')),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join(''));

const bytesOf = ({ content }: Attachment): Buffer => Buffer.from(content as ArrayBuffer);
const essence = (one: Attachment): string =>
  [one.mimeType, one.contentId, one.disposition, bytesOf(one).toString('hex')].join(' ');

describe('an encoded message', () => {
  it('is read back by another parser exactly as it was meant, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        anything,
        anything,
        anything,
        fc.option(anything),
        async (name, subject, text, html) => {
          const message = encode({ to: { name, address: 'jane@example.com' }, subject, text, html });
          expectTransportable(message);
          const parsed = await PostalMime.parse(message);
          expect(parsed.subject ?? '').toBe(oneLine(subject));
          expect(parsed.to).toEqual([{ name: oneLine(name), address: 'jane@example.com' }]);
          expect(read(parsed.text)).toBe(meant(text));
          expect(read(parsed.html)).toBe(meant(html ?? ''));
          expect(parsed.headers.map(({ key }) => key).sort()).toEqual(
            [...new Set(parsed.headers.map(({ key }) => key))].sort(),
          );
          expect(parsed.headers.some(({ key }) => key === 'bcc')).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is read back alike when texts go out as 8bit', async () => {
    await fc.assert(
      fc.asyncProperty(anything, anything, async (text, html) => {
        const message = encode({ text, html, eightBit: true });
        expectTransportable(message, true);
        const parsed = await PostalMime.parse(message);
        expect(read(parsed.text)).toBe(meant(text));
        expect(read(parsed.html)).toBe(meant(html));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every encoded word within 75 characters and its line within 76, and splits no character', () => {
    fc.assert(
      fc.property(anything, anything, (name, subject) => {
        const head = encode({ to: { name, address: 'jane@example.com' }, subject })
          .toString('latin1')
          .split('\r\n\r\n')[0]!;
        for (const line of head.split('\r\n')) {
          for (const [word, kind, payload] of line.matchAll(/=\?UTF-8\?([BQ])\?([^? ]*)\?=/g)) {
            if (line.startsWith('Subject: a =?')) continue;
            expect(word.length).toBeLessThanOrEqual(75);
            expect(line.length).toBeLessThanOrEqual(76);
            const bytes =
              kind === 'B'
                ? Buffer.from(payload!, 'base64')
                : Buffer.from(
                    payload!.replace(/=(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
                    'latin1',
                  );
            expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
          }
        }
      }),
    );
  });

  it('means the same as MailComposer’s', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        anything,
        anything,
        async (name, text, html) => {
          const clean = oneLine(name)
            .replace(/["\\\s]+/g, ' ')
            .trim();
          const subject = oneLine(text).slice(0, 300).replace(/\s+/g, ' ').trim().toWellFormed();
          const attachments = [
            { filename: `Bericht ${clean}.pdf`, contentType: 'application/pdf', content: Buffer.from(text) },
            {
              filename: 'logo.png',
              contentType: 'image/png',
              content: Buffer.alloc(500, 7),
              cid: 'logo@example.com',
            },
          ];
          const ours = encode(
            { to: { name: clean, address: 'jane@example.com' }, subject, text, html },
            { attachments },
          );
          const theirs = await new MailComposer({
            from,
            to: { name: clean, address: 'jane@example.com' },
            subject,
            text: meant(text),
            html: meant(html),
            messageId: base.messageId,
            date: base.date,
            attachments,
          })
            .compile()
            .build();
          const [a, b] = [await PostalMime.parse(ours), await PostalMime.parse(theirs)];
          expect(a.to).toEqual(b.to);
          expect(a.from).toEqual(b.from);
          expect(a.date).toBe(b.date);
          expect(a.messageId).toBe(b.messageId);
          expect(read(a.text)).toBe(read(b.text));
          expect(read(a.html)).toBe(read(b.html));
          expect(a.attachments.map(essence).toSorted()).toEqual(b.attachments.map(essence).toSorted());
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has one of each field that RFC 5322 wants once, in a fixed order', () => {
    const message = encode(
      { headers: [['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click']] },
      { replyTo: { address: 'reply@example.com' }, headers: [['Feedback-ID', '1:2:3:mw']] },
    ).toString();
    const head = message.split('\r\n\r\n')[0]!.replace(/\r\n /g, ' ');
    expect(head.split('\r\n').map((line) => line.split(':')[0])).toEqual(
      'Date From Reply-To Feedback-ID To Message-ID Subject List-Unsubscribe-Post MIME-Version Content-Type'.split(
        ' ',
      ),
    );
    expect(message).toContain('Date: Sat, 21 Nov 2026 10:11:12 +0000\r\n');
  });

  it('is the same bytes every time', () => {
    expect(encode({})).toEqual(encode({}));
  });

  it('uses the lightest transfer encoding that carries each part', () => {
    const encodings = (content: Partial<MessageContent>): string[] =>
      [
        ...encode(content)
          .toString()
          .matchAll(/^Content-Transfer-Encoding: (.*)\r$/gm),
      ].map(([, found]) => found!);
    expect(encodings({ text: 'plain', html: 'x'.repeat(999) })).toEqual(['7bit', 'quoted-printable']);
    expect(encodings({ text: 'Grüße aus Köln, wo alles gut ist', html: '日本語' })).toEqual([
      'quoted-printable',
      'base64',
    ]);
    expect(encodings({ text: 'Grüße', html: 'ok', eightBit: true })).toEqual(['8bit', '7bit']);
  });

  it('cannot have its boundary written by a recipient', async () => {
    const plan = planMessage({ from });
    const text = `--${plan.boundary}a--\n\nContent-Type: text/html\n\n--${plan.boundary}a\n`;
    const parsed = await PostalMime.parse(encodeMessage(plan, { ...base, text }));
    expect(read(parsed.text)).toBe(meant(text));
    expect(read(parsed.html)).toBe('<p>Hi</p>');
  });
});

describe('header fields', () => {
  it('fold between the addresses of a List-Unsubscribe and never within one', async () => {
    const value = `<https://example.com/${'u'.repeat(300)}>, <mailto:unsubscribe+${'t'.repeat(60)}@example.com>`;
    const message = encode({ headers: [['List-Unsubscribe', value]] });
    expectTransportable(message);
    expect(message.toString()).toContain(
      `List-Unsubscribe: <https://example.com/${'u'.repeat(300)}>,\r\n <mailto:`,
    );
    const parsed = await PostalMime.parse(message);
    expect(parsed.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(value);
  });

  it('hold whatever a value says within one field', async () => {
    const message = encode({ headers: [['X-Campaign', 'a\r\nBcc: x@example.com\r\n\r\nbody']] });
    const parsed = await PostalMime.parse(message);
    expect(parsed.headers.find(({ key }) => key === 'x-campaign')?.value).toBe('a Bcc: x@example.com body');
    expect(parsed.bcc ?? []).toEqual([]);
  });

  it.each([
    ['To', 'x@example.com'],
    ['content-type', 'text/html'],
    ['X Y', 'z'],
    ['X-A:\r\nBcc', 'z'],
    ['List-Unsubscribe', '<https://exämple.com>'],
    ['Feedback-ID', 'x'.repeat(1_000)],
  ])('are refused when they cannot be written: %s', (name, value) => {
    expect(() => encode({ headers: [[name, value]] })).toThrow(/header|Feedback|takes ASCII/);
  });

  it('carry a list name in any language', async () => {
    const parsed = await PostalMime.parse(
      encode({}, { headers: [['List-Id', 'Größe "XL" <l.example.com>']] }),
    );
    expect(decodeWords(parsed.headers.find(({ key }) => key === 'list-id')!.value)).toBe(
      'Größe "XL" <l.example.com>',
    );
  });

  it.each(['no-at-sign', '<a b@c>', 'a@b>\r\nX: y', ''])('refuse the Message-ID %j', (messageId) => {
    expect(() => encode({ messageId })).toThrow('Message-ID');
  });
});

describe('attachments', () => {
  it('keep their names and bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.uint8Array({ maxLength: 300 }), async (filename, bytes) => {
        const attachments = [
          { filename, contentType: 'application/octet-stream', content: Buffer.from(bytes) },
        ];
        const message = encode({}, { attachments });
        expectTransportable(message);
        const [found] = (await PostalMime.parse(message)).attachments;
        expect(found?.filename).toBe(
          oneLine(filename).replace(/[/\\]/g, '_').replaceAll('=?', '=_') || 'attachment',
        );
        expect(bytesOf(found!)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 200 },
    );
  });

  it.each([{ contentType: 'image/png\r\nX: y' }, { contentType: 'message/rfc822' }, { cid: 'a> b' }])(
    'are refused when they cannot be written: %j',
    (wrong) => {
      const attachment = { filename: 'a', contentType: 'image/png', content: Buffer.alloc(1), ...wrong };
      expect(() => encode({}, { attachments: [attachment] })).toThrow(MimeError);
    },
  );
});

it('is the same in memory that is given as in its own, whether it fits there or not', () => {
  const memory = Buffer.alloc(3_000, 'x');
  const plan = planMessage({ from });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), fc.boolean(), (text, eightBit) => {
      const message = { ...base, text, eightBit };
      expect(encodeParts(plan, message, memory).own).toEqual(encodeMessage(plan, message));
    }),
  );
});
