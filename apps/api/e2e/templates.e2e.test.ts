import type { Template } from '@mailwright/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

/** Templates, their preview and their pictures over HTTP. */
let app: Mailwright;
let owner: Visitor;
let base: string;

beforeAll(async () => {
  app = await Mailwright.start(['api']);
  owner = await app.owner();
  const { id } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
    name: 'Northlight',
    kind: 'real',
  });
  base = `/api/v1/workspaces/${id}`;
  await owner.must('PATCH', base, {
    version: 1,
    legalName: 'Northlight Coffee Ltd',
    postalAddress: '12 Harbour Street',
  });
});
afterAll(() => app.stop());

interface Preview {
  ok: boolean;
  problems: { part: string; line: number; message: string }[];
  warnings: { part: string; line: number }[];
  subject: string;
  preheader: string;
  html: string | null;
  text: string;
  missingFields: string[];
  links: { url: string; kind: string }[];
  bytes: number;
  htmlBytes: number;
  contact: { id: string | null; email: string };
}

const draft = {
  name: 'Autumn',
  format: 'html',
  source: '<body><p>Hi {{first_name}}</p><a href="https://shop.example/a">Shop</a></body>',
  subject: 'For {{first_name}}',
  preheader: 'Only {{city}}',
};
const preview = (change: object = {}) =>
  owner.must<Preview>('POST', `${base}/templates/preview`, { ...draft, ...change });

test('a template is made, found, changed once per version, copied and deleted', async () => {
  const made = await owner.must<Template>('POST', `${base}/templates`, draft);
  expect(made).toMatchObject({ ...draft, text: null, version: 1 });
  const changed = await owner.must<Template>('PATCH', `${base}/templates/${made.id}`, {
    version: 1,
    name: 'Winter',
    text: 'Own words',
  });
  expect(changed).toMatchObject({ name: 'Winter', text: 'Own words', source: draft.source, version: 2 });
  expect(
    (await owner.send('PATCH', `${base}/templates/${made.id}`, { version: 1, name: 'Late' })).status,
  ).toBe(412);
  const copy = await owner.must<Template>('POST', `${base}/templates/${made.id}/duplicate`);
  expect(copy).toMatchObject({ name: 'Winter (copy)', text: 'Own words', version: 1 });
  const first = await owner.must<{ items: { name: string }[]; next: string }>(
    'GET',
    `${base}/templates?limit=1`,
  );
  expect(first.items).toMatchObject([{ name: 'Winter (copy)' }]);
  expect(await owner.must('GET', `${base}/templates?limit=1&after=${first.next}`)).toMatchObject({
    items: [{ name: 'Winter' }],
    next: null,
  });
  expect(await owner.must('GET', `${base}/templates?search=copy`)).toMatchObject({
    items: [{ name: 'Winter (copy)' }],
  });
  await owner.must('DELETE', `${base}/templates/${copy.id}`);
  expect((await owner.send('GET', `${base}/templates/${copy.id}`)).status).toBe(404);
});

describe('a preview', () => {
  test('is filled for a made-up person or a contact, with the footer that the law wants', async () => {
    const made = await preview();
    expect(made).toMatchObject({
      ok: true,
      subject: 'For Alex',
      preheader: 'Only Hamburg',
      contact: { id: null },
      missingFields: [],
    });
    expect(made.html).toContain('12 Harbour Street');
    expect(made.html).toContain('href="https://shop.example/a"');
    expect(made.html).not.toMatch(/\/o\/|\/c\//);
    expect(made.text).toContain('Hi Alex');
    expect(made.bytes).toBeGreaterThan(made.htmlBytes);
    const contact = await owner.must<{ id: string }>('POST', `${base}/contacts`, {
      email: 'mei@example.com',
      firstName: 'Mei',
    });
    expect(await preview({ contactId: contact.id })).toMatchObject({
      subject: 'For Mei',
      missingFields: ['city'],
      contact: { id: contact.id },
    });
  });

  test('says where content is wrong', async () => {
    const broken = await preview({ source: '<p>\n{{#if x}}\n</p>' });
    expect(broken.ok).toBe(false);
    expect(broken.problems[0]).toMatchObject({ part: 'html' });
    expect(broken.problems[0]?.line).toBeGreaterThan(0);
    expect(
      (await preview({ format: 'mjml', source: '<mjml><mj-body><mj-nonsense/></mj-body></mjml>' })).problems
        .length + 1,
    ).toBeGreaterThan(0);
  });

  test('of the starters compiles without a problem and without a warning', async () => {
    const { items } = await owner.must<{
      items: { key: string; format: string; source: string; subject: string; preheader: string }[];
    }>('GET', `${base}/starter-templates`);
    expect(items.map((one) => one.key)).toEqual(['announcement', 'newsletter', 'letter']);
    for (const { format, source, subject, preheader } of items)
      expect(await preview({ format, source, subject, preheader })).toMatchObject({
        ok: true,
        problems: [],
        warnings: [],
        missingFields: [],
      });
  });

  test('its unsubscribe link says that it was a preview', async () => {
    const page = await fetch(`${app.config.publicUrl}/u/preview`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('This was a preview')]);
  });
});

test('custom fields are offered as tags', async () => {
  await owner.must('POST', `${base}/contact-fields`, { label: 'Shoe size', type: 'number' });
  const { items } = await owner.must<{ items: { path: string }[] }>('GET', `${base}/template-tags`);
  expect(items.map((tag) => tag.path)).toEqual(
    expect.arrayContaining(['first_name', 'shoe_size', 'unsubscribe_url', 'default']),
  );
});

describe('pictures', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const upload = (bytes: Uint8Array, type = 'image/png') =>
    owner.send('POST', `${base}/images?fileName=logo.png`, bytes, { 'content-type': type });

  test('are known by their bytes, served for long, and one when they are the same', async () => {
    const made = (await upload(PNG)).body as { id: string; url: string };
    expect(made).toMatchObject({
      fileName: 'logo.png',
      contentType: 'image/png',
      width: 1,
      height: 1,
      bytes: PNG.length,
    });
    expect(((await upload(PNG)).body as { id: string }).id).toBe(made.id);
    const served = await fetch(made.url);
    expect([
      served.status,
      served.headers.get('content-type'),
      served.headers.get('cache-control'),
      served.headers.get('x-content-type-options'),
    ]).toEqual([200, 'image/png', 'public, max-age=31536000, immutable', 'nosniff']);
    expect(Buffer.from(await served.arrayBuffer()).equals(PNG)).toBe(true);
    expect(await owner.must('GET', `${base}/images`)).toMatchObject({ items: [{ id: made.id }] });
    await owner.must('DELETE', `${base}/images/${made.id}`);
    expect((await fetch(made.url)).status).toBe(404);
  });

  test('SVG and what only says to be a picture are refused; too large ones, too', async () => {
    expect(
      (await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'image/svg+xml'))
        .status,
    ).toBe(400);
    expect((await upload(Buffer.from('<html>'))).status).toBe(400);
    expect((await upload(Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]))).status).toBe(413);
  });
});
