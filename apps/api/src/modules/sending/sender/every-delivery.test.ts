import { compileContent } from '@mailwright/templating';
import { createTokenSigner } from '@mailwright/tokens';
import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { trackingUrls } from '../../tracking/tracking-urls.js';
import type { Mailing } from '../mailing.js';
import type { ClaimedRow } from '../sql/claim-deliveries.js';
import { createComposer, messageSize } from './composer.js';

const signer = createTokenSigner({ keys: [{ id: 0, secret: Buffer.alloc(32, 7) }] });
const urls = trackingUrls('https://mail.example.com', signer);

/** What an author may write; a template is any row of these. */
const snippet = fc.constantFrom(
  '<p>{{first_name}}</p>',
  '<p title="{{last_name}}" class={{city}}>x</p>',
  '<b>{{default first_name "there"}}</b>',
  '{{#if plan}}<i>{{plan}}</i>{{else}}none{{/if}}',
  '{{#each tags}}<li>{{@index}} {{this}}</li>{{/each}}',
  '<a href="https://shop.example/a?x=1&amp;y=2">A</a>',
  '<a href="https://shop.example/{{city}}?q={{last_name}}">{{city}}</a>',
  '<a href="{{website}}">site</a>',
  '<a href="{{unsubscribe_url}}">leave</a>',
  '<p>日本語 שלום 👩🏽‍🚀 Grüße</p>',
  `<p>${'long '.repeat(250)}</p>`,
  `<p>${'x'.repeat(1_100)}</p>`,
  '<style>p{color:#123}</style>\n.\n..\nFrom me\n',
  '{{upper city}} {{formatNumber plan}} {{formatDate plan}}',
);
const template = fc.array(snippet, { maxLength: 8 }).map((pieces) => `<body>${pieces.join('\n')}</body>`);

const value = fc.oneof(
  fc.constantFrom(
    '\r\nBcc: evil@example.com\r\n\r\nx',
    '\r\n.\r\nMAIL FROM:<evil@example.com>\r\n',
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    'javascript:alert(1)',
    '{{constructor.constructor "return process"}}',
    '=?utf-8?Q?=0D=0ABcc:_evil@example.com?=',
    '<evil@example.com>',
    '漢字 كتاب 🏳️‍🌈 e\u0301',
    '\0\u0008\u2028\ud800',
    'y'.repeat(1_200),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const address = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'ada@example.com',
      "o'neil+x@bücher.example",
      'jürgen@example.com',
      '用户@例え.example',
    ),
  },
  { weight: 2, arbitrary: fc.emailAddress() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'x@y.example <evil@z.example>',
      'a@b.example\r\nRCPT TO:<evil@z.example>',
      'a@b.example,evil@z.example',
      '"a b"@c.example',
      'nobody',
      '',
      'a@b\0.example',
      'a\u202eb@c.example',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

const mailingOf = (content: Mailing['content'], fromName: string): Mailing => ({
  workspaceId: 'w',
  id: 'm',
  number: 9,
  kind: 'campaign',
  campaignId: null,
  accountId: 'a',
  content,
  message: {
    from: { name: fromName, address: 'jonas@sender.example' },
    replyTo: 'answers@sender.example',
    returnPath: { kind: 'plus', address: 'hello@sender.example' },
    unsubscribe: true,
    listId: 'news.sender.example',
    sampleFields: null,
    literal: null,
    threading: null,
  },
  trackOpens: true,
  trackClicks: true,
  uncertainPolicy: 'never_again',
});

const FIELDS = [
  'content-type',
  'date',
  'feedback-id',
  'from',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'reply-to',
  'subject',
  'to',
];
const lines = (text: string | null | undefined): string =>
  (text ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '').toWellFormed();

test('for any template, person and address the message says what was rendered and goes to nobody else, or is refused as a value', async () => {
  let made = 0;
  const refused: string[] = [];
  await fc.assert(
    fc.asyncProperty(
      template,
      fc.record({
        firstName: value,
        lastName: value,
        city: value,
        plan: value,
        website: value,
        tags: fc.array(value, { maxLength: 3 }),
        fromName: value,
      }),
      address,
      async (source, person, email) => {
        const compiled = await compileContent(
          { format: 'html', source, subject: 'For {{first_name}} in {{city}}', preheader: '{{last_name}}' },
          { footer: { legalName: 'Acme & Söhne', postalAddress: 'London' } },
        );
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
        const row: ClaimedRow = {
          contactId: 'c',
          ordinal: 3,
          email,
          messageId: '<mw.9.3.abc@sender.example>',
          attempts: 0,
          state: 'in_flight',
          leaseToken: '1',
          firstName: person.firstName,
          lastName: person.lastName,
          attributes: { city: person.city, plan: person.plan, website: person.website, tags: person.tags },
          language: null,
          timeZone: null,
        };
        const composed = createComposer(mailingOf(compiled.content, person.fromName), urls, signer).compose(
          row,
          new Date(0),
        );
        if ('problem' in composed) {
          refused.push(composed.problem);
          return;
        }
        made += 1;
        const { envelope, message, rendered } = composed;
        expect(envelope).toEqual({
          from: expect.stringMatching(/^hello\+[\w-]+@sender\.example$/),
          to: email,
        });
        if (!Buffer.isBuffer(message)) throw new Error('There are no files here.');
        expect(messageSize(composed.message)).toBe(message.length);
        const mail = await PostalMime.parse(message);
        expect(mail.headers.map(({ key }) => key).toSorted()).toEqual(FIELDS);
        // One person, and the one that the envelope names, whatever letters its domain is in.
        expect(mail.to).toHaveLength(1);
        expect(mail.to![0]!.address!.split('@')[0]).toBe(email.split('@')[0]);
        expect(mail.from?.address).toBe('jonas@sender.example');
        expect(mail.messageId).toBe('<mw.9.3.abc@sender.example>');
        expect(mail.subject ?? '').toBe(rendered.subject);
        expect(lines(mail.html)).toBe(lines(rendered.html));
        expect(lines(mail.text)).toBe(lines(rendered.text));
        expect(mail.html).not.toMatch(/<script|onmouseover='|href="\s*javascript:/i);
        expect(mail.attachments).toEqual([]);
      },
    ),
    { numRuns: 250 },
  );
  expect(made).toBeGreaterThan(100);
  expect(new Set(refused)).toEqual(new Set(['mime_address']));
});
