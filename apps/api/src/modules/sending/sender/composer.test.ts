import { compileContent } from '@mailwright/templating';
import { createTokenSigner } from '@mailwright/tokens';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import { trackingUrls } from '../../tracking/tracking-urls.js';
import type { Mailing, MailingMessage } from '../mailing.js';
import type { ClaimedRow } from '../sql/claim-deliveries.js';
import { type ComposedMessage, createComposer, fieldsOf } from './composer.js';

const signer = createTokenSigner({ keys: [{ id: 0, secret: Buffer.alloc(32, 7) }] });
const urls = trackingUrls('https://mail.example.com', signer);
let content: Mailing['content'];
beforeAll(async () => {
  const compiled = await compileContent(
    {
      format: 'html',
      subject: 'Hello {{first_name}}',
      preheader: '',
      source:
        '<html><body><p>Dear {{first_name}}, your plan is {{plan}}.</p><a href="https://shop.example/offer">Offer</a> <a href="{{unsubscribe_url}}">Unsubscribe</a></body></html>',
    },
    {},
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  content = compiled.content;
});

const row: ClaimedRow = {
  contactId: 'c',
  ordinal: 3,
  email: 'ada@example.com',
  messageId: '<mw.9.3.abc@sender.example>',
  attempts: 0,
  state: 'in_flight',
  leaseToken: '1',
  firstName: 'Ada',
  lastName: null,
  attributes: { plan: 'plus', email: 'somebody-else@example.com' },
  language: null,
  timeZone: null,
};

function compose(
  message: Partial<MailingMessage> = {},
  mailing: Partial<Mailing> = {},
  recipient: Partial<ClaimedRow> = {},
): ComposedMessage {
  const composed = createComposer(
    {
      workspaceId: 'w',
      id: 'm',
      number: 9,
      kind: 'campaign',
      campaignId: null,
      accountId: 'a',
      content,
      message: {
        from: { name: 'Jonas', address: 'jonas@sender.example' },
        replyTo: null,
        returnPath: { kind: 'plus', address: 'hello@sender.example' },
        unsubscribe: true,
        listId: 'news.sender.example',
        sampleFields: null,
        literal: null,
        threading: null,
        ...message,
      },
      trackOpens: false,
      trackClicks: true,
      uncertainPolicy: 'never_again',
      ...mailing,
    },
    urls,
    signer,
  ).compose({ ...row, ...recipient }, new Date('2026-11-21T10:00:00Z'));
  if ('problem' in composed) throw new Error(composed.message);
  return composed;
}
const bytesOf = ({ message }: ComposedMessage): Buffer =>
  Buffer.isBuffer(message) ? message : Buffer.concat([message.own, ...message.end.chunks.slice(0, -1)]);
const read = (composed: ComposedMessage) => PostalMime.parse(bytesOf(composed));
const header = async (composed: ComposedMessage, name: string) =>
  (await read(composed)).headers.find((one) => one.key === name)?.value ?? null;

describe('a message', () => {
  test('is one recipient’s: fields filled, our own names before custom ones, links signed, Message-ID as the ledger fixed it', async () => {
    const composed = compose();
    const mail = await read(composed);
    expect(mail).toMatchObject({
      subject: 'Hello Ada',
      messageId: '<mw.9.3.abc@sender.example>',
      from: { name: 'Jonas', address: 'jonas@sender.example' },
      to: [{ address: 'ada@example.com' }],
    });
    expect(mail.html).toContain('Dear Ada, your plan is plus.');
    expect(mail.html).toContain('https://mail.example.com/c/');
    expect(mail.html).not.toContain('https://shop.example/offer');
    expect(fieldsOf(row)['email']).toBe('ada@example.com');
  });

  test('has the envelope that was meant, whatever the header says', () => {
    expect(compose().envelope).toEqual({
      from: expect.stringMatching(/^hello\+[\w-]+@sender\.example$/),
      to: 'ada@example.com',
    });
    expect(compose({ returnPath: { kind: 'own_domain', domain: 'b.sender.example' } }).envelope.from).toMatch(
      /^bounce\+[\w-]+@b\.sender\.example$/,
    );
    expect(compose({ returnPath: { kind: 'plain', address: 'bounce@sender.example' } }).envelope.from).toBe(
      'bounce@sender.example',
    );
  });

  test('says how to leave the list: one click over https, or a mail', async () => {
    const composed = compose();
    const [, oneClick, mail] =
      /^<(https:[^>]+\/one-click)>, <(mailto:[^>]+)>$/.exec(
        (await header(composed, 'list-unsubscribe')) ?? '',
      ) ?? [];
    expect(oneClick).toMatch(/^https:\/\/mail\.example\.com\/u\//);
    expect(mail).toBe(`mailto:${composed.envelope.from}?subject=unsubscribe`);
    expect(await header(composed, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(await header(composed, 'list-id')).toBe('<news.sender.example>');
    expect(await header(composed, 'feedback-id')).toBe('m9:ww:campaign:mailwright');
  });

  test('without an https address of this installation the only way out is a mail, in the header and in the text', async () => {
    const composed = compose({ unsubscribeBy: 'mailto' }, { trackClicks: false });
    const mailto = `mailto:${composed.envelope.from}?subject=unsubscribe`;
    expect(await header(composed, 'list-unsubscribe')).toBe(`<${mailto}>`);
    expect(await header(composed, 'list-unsubscribe-post')).toBeNull();
    const { html } = await read(composed);
    expect(html?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')).toContain(mailto);
    expect(html).toContain('https://shop.example/offer');
  });

  test('of no marketing carries no way out of a list', async () => {
    expect(await header(compose({ unsubscribe: false }), 'list-unsubscribe')).toBeNull();
  });

  test('of a test goes to the tester with the sample’s fields', async () => {
    const composed = compose(
      { sampleFields: { first_name: 'Grace', plan: 'basic' } },
      { kind: 'test' },
      { email: 'tester@example.com', firstName: null, attributes: null },
    );
    expect(composed.envelope.to).toBe('tester@example.com');
    expect((await read(composed)).html).toContain('Dear Grace, your plan is basic.');
  });

  test('that a person wrote goes out as written, in its thread', async () => {
    const composed = compose(
      {
        literal: { subject: 'Re: {{first_name}}', text: 'Dear {{first_name}}\n', html: null },
        threading: { inReplyTo: '<2@a>', references: ['<1@a>', '<2@a>'] },
        unsubscribe: false,
        listId: null,
      },
      { kind: 'reply', content: null },
    );
    const mail = await read(composed);
    expect(mail).toMatchObject({
      subject: 'Re: {{first_name}}',
      text: 'Dear {{first_name}}\n',
      inReplyTo: '<2@a>',
      references: '<1@a> <2@a>',
    });
    expect(mail.html).toBeUndefined();
  });

  test('to an address that is none is that recipient’s problem, said as a value', () => {
    expect(() => compose({}, {}, { email: 'nobody at all' })).toThrow(/address/i);
    expect(() => compose({}, { content: null })).toThrow('neither content nor words');
  });
});
