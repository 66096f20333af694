import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileContent, createRenderer, missingFields } from '../index.js';
import type {
  CompileContentOptions,
  ContentSource,
  RenderedContent,
  Renderer,
  RenderUrls,
} from '../index.js';

const urls: RenderUrls = {
  click: (no, url) =>
    `https://t.example.com/c/${no}${url === undefined ? '' : `?u=${encodeURIComponent(url)}`}`,
  pixel: 'https://t.example.com/o/1',
  unsubscribe: 'https://t.example.com/u?a=1&b=2',
  view: 'https://t.example.com/v/1',
};

async function renderer(
  source: Partial<ContentSource>,
  options: CompileContentOptions = {},
): Promise<Renderer> {
  const result = await compileContent({ format: 'html', source: '', subject: 'S', ...source }, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return createRenderer(JSON.parse(JSON.stringify(result.content)) as typeof result.content);
}

async function rendered(source: Partial<ContentSource>, fields = {}, options = {}): Promise<RenderedContent> {
  const message = (await renderer(source, options)).render(fields, urls);
  if ('problem' in message) throw new Error(message.message);
  return message;
}

const inText = async (text: string, fields = {}): Promise<string> =>
  (await rendered({ format: 'text', source: text }, fields)).text;

describe('a rendered message', () => {
  it('escapes fields in HTML and nowhere else', async () => {
    const { subject, html, text } = await rendered(
      { subject: 'Hi {{name}}', source: '<body><p title="{{name}}">{{name}}</p></body>' },
      { name: '"Tom" <b>&' },
    );
    expect(subject).toBe('Hi "Tom" <b>&');
    expect(html).toContain('<p title="&quot;Tom&quot; &lt;b&gt;&amp;">&quot;Tom&quot; &lt;b&gt;&amp;</p>');
    expect(text).toBe('"Tom" <b>&\n');
  });

  it('lets a literal backslash-brace through', async () => {
    expect(await inText(String.raw`\{{name}} {{name}}`, { name: 'x' })).toBe('{{name}} x');
  });

  it('puts click, unsubscribe and view addresses and the pixel where they belong', async () => {
    const { html, text } = await rendered({
      source:
        '<body><a href="https://example.com">A</a><a href="{{unsubscribe_url}}">U</a>{{view_url}}</body>',
    });
    expect(html).toContain('<a href="https://t.example.com/c/1">A</a>');
    expect(html).toContain('href="https://t.example.com/u?a&#x3D;1&amp;b&#x3D;2"');
    expect(html).toMatch(/<img src="https:\/\/t.example.com\/o\/1"[^>]*>\s*<\/body>/);
    expect(text).toContain('A [https://t.example.com/c/1]');
    expect(text).toContain('U [https://t.example.com/u?a=1&b=2]');
  });

  it('is the same without tracking but for the addresses', async () => {
    const source = { source: '<body><a href="https://example.com/a">A</a> {{name}}</body>' };
    const plain: RenderUrls = { ...urls, pixel: null, click: () => 'https://example.com/a' };
    const message = (await renderer(source)).render({ name: 'x' }, plain) as RenderedContent;
    expect(message.html).toContain('<body><a href="https://example.com/a">A</a> x</body>');
  });

  it('signs each link once for HTML and text together', async () => {
    const asked: number[] = [];
    const one = await renderer({
      source: '<a href="https://example.com/a">A</a><a href="https://example.com/b">B</a>',
    });
    one.render({}, { ...urls, click: (no) => `https://t.example.com/${asked.push(no)}` });
    expect(asked).toEqual([1, 2]);
  });

  it('encodes values within a dynamic address by their place, and binds the whole address', async () => {
    const destinations: (string | undefined)[] = [];
    const one = await renderer(
      {
        source: `<a href="https://example.com/{{path}}?q={{q}}&amp;r={{{q}}}#{{q}}">x</a><a href="{{url}}">y</a>`,
        text: 'x',
      },
      { allowRawHtml: true },
    );
    one.render(
      { path: 'a b/c', q: "O'Neil & Söhne", url: 'https://shop.example/?a=1&b=2' },
      { ...urls, click: (_no, url) => String(destinations.push(url)) },
    );
    const q = 'O%27Neil%20%26%20S%C3%B6hne';
    expect(destinations).toEqual([
      `https://example.com/a%20b/c?q=${q}&r=O'Neil%20&%20Söhne#${q}`,
      'https://shop.example/?a=1&b=2',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    '//evil.example',
    '',
  ])('neutralises %j as an address from a field', async (url) => {
    const { html } = await rendered({ source: '<a href="{{url}}">x</a>' }, { url });
    expect(html).toContain('<a href="#">x</a>');
  });

  it('keeps a field in its attribute, whatever it holds', async () => {
    const one = await renderer({
      source: '<body><a href="https://example.com/?q={{v}}">x</a><p class={{v}}>',
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const { html } = one.render({ v: value }, urls) as RenderedContent;
        const [, address] = /<a href="([^"<>]*)">x<\/a>/.exec(html!)!;
        expect(new URL(decodeURIComponent(address!.split('?u=')[1]!)).searchParams.get('q')).toBe(
          value.toWellFormed(),
        );
        expect(html).toMatch(/<p class="[^"<>]*">/);
      }),
      { numRuns: 200 },
    );
  });

  it('has a subject of one line, whatever the fields hold', async () => {
    const one = await renderer({ subject: 'Hi {{name}}', source: 'x' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const { subject } = one.render({ name: `${name}\r\nBcc: x@example.com` }, urls) as RenderedContent;
        // oxlint-disable-next-line no-control-regex -- control characters are what must be absent
        expect(subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        expect(subject.isWellFormed()).toBe(true);
      }),
    );
  });

  it('never reads a prototype, prints no objects, and ignores functions', async () => {
    const source = '[{{a.toString}}{{a.b}}{{o}}{{f}}{{hasOwnProperty}}{{valueOf}}{{toString}}{{list}}]';
    const fields = {
      a: { b: 1, toHTML: 'x', valueOf: 'y' },
      o: { x: 1 },
      f: () => 'called',
      list: ['p', 'q'],
    };
    expect(await inText(source, fields)).toBe('[1p,q]');
    expect(await inText('[{{o}}]', JSON.parse('{"o":{"toHTML":"x","toString":"y"}}') as object)).toBe('[]');
  });
});

describe('helpers', () => {
  it.each([
    ['{{default name "there"}}', {}, 'there'],
    ['{{default name "there"}}', { name: '  ' }, 'there'],
    ['{{default name "there"}}', { name: 0 }, '0'],
    ['{{#if (eq n 5)}}y{{else}}n{{/if}}', { n: '5' }, 'y'],
    ['{{#if (eq plan "pro")}}y{{else}}n{{/if}}', { plan: 'Pro' }, 'n'],
    ['{{#if (ne plan "pro")}}y{{/if}}', {}, 'y'],
    ['{{#if (gt n 9)}}y{{/if}}', { n: '10' }, 'y'],
    ['{{#if (lt d "2026-02-01")}}y{{/if}}', { d: '2026-01-31' }, 'y'],
    ['{{#if (and a (not b))}}y{{/if}}', { a: 1 }, 'y'],
    ['{{or a b}}', { b: 'B' }, 'B'],
    ['{{#unless list}}empty{{/unless}}', { list: [] }, 'empty'],
    ['{{upper a}}{{lower a}}{{capitalize b}}', { a: 'aB', b: 'éa' }, 'ABabÉa'],
    [
      '{{#each l}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{else}}none{{/each}}',
      { l: ['a', 'b'] },
      '0a,1b',
    ],
    [
      '{{#each l}}{{n}}{{../c}}{{@root.c}}{{unsubscribe_url}}{{/each}}',
      { c: '-', l: [{ n: 1 }] },
      `1--${urls.unsubscribe}`,
    ],
    ['{{#each o as |v k|}}{{k}}={{v}};{{/each}}', { o: { a: 1, b: 2 } }, 'a=1;b=2;'],
    ['{{#each missing}}x{{else}}none{{/each}}', {}, 'none'],
    ['{{formatDate d}}', { d: '2026-11-21' }, 'November 21, 2026'],
    ['{{formatDate d "short" locale="de" timeZone="Asia/Tokyo"}}', { d: '2026-11-21T20:00:00Z' }, '22.11.26'],
    ['{{default (formatDate d) "soon"}}', { d: 'next week' }, 'soon'],
    ['{{formatNumber n locale="de"}}', { n: '1234567.5' }, '1.234.567,5'],
    ['{{formatNumber n currency="EUR"}}', { n: 5 }, '€5.00'],
    ['{{#if a}}1{{else if b}}2{{else}}3{{/if}}', { b: true }, '2'],
    [
      '{{#if list}}{{#each list}}{{#if ok}}{{name}} {{/if}}{{/each}}{{/if}}',
      { list: [{ ok: 1, name: 'x' }, {}] },
      'x ',
    ],
  ])('%s', async (source, fields, expected) => {
    expect(await inText(source, fields)).toBe(expected);
  });

  it('turn a locale that does not exist into a problem of the content', async () => {
    const one = await renderer({ format: 'text', source: '{{formatNumber n currency="nope"}}' });
    expect(one.render({ n: 1 }, urls)).toMatchObject({ problem: 'bad_format' });
  });
});

describe('limits', () => {
  const problemOf = async (source: string, fields: Record<string, unknown>): Promise<unknown> =>
    (await renderer({ format: 'text', source })).render(fields, urls);
  const hundred = Array.from({ length: 100 }, (_, index) => index);

  it('stop nested loops by their turns', async () => {
    const source = '{{#each a}}{{#each ../a}}{{#each ../../a}}x{{/each}}{{/each}}{{/each}}';
    expect(await problemOf(source, { a: hundred })).toMatchObject({ problem: 'too_many_iterations' });
  });

  it('stop loops that write too much, and parts that grow too long', async () => {
    const long = 'x'.repeat(60_000);
    expect(await problemOf('{{#each a}}{{../long}}{{/each}}', { a: hundred, long })).toMatchObject({
      problem: 'too_long',
    });
    expect(await problemOf('{{long}}'.repeat(40), { long })).toMatchObject({ problem: 'too_long' });
  });

  it('stop helpers that read too much without writing', async () => {
    const source = '{{#each a}}{{#if (eq (upper ../long) "x")}}y{{/if}}{{/each}}';
    expect(await problemOf(source, { a: hundred, long: 'x'.repeat(60_000) })).toMatchObject({
      problem: 'too_much_work',
    });
  });

  it('refuse a long field that many tags would have to escape', async () => {
    expect(await problemOf('{{f}}'.repeat(4_000), { f: '<&"'.repeat(21_000) })).toMatchObject({
      problem: 'too_long',
    });
    expect(await problemOf('{{f.[0]}}'.repeat(4_000), { f: ['<&"'.repeat(21_000)] })).toMatchObject({
      problem: 'too_long',
    });
  });

  it('refuse fields that are too long, too deep or too many', async () => {
    let deep: unknown = 1;
    for (let i = 0; i < 20; i++) deep = [deep];
    for (const field of ['x'.repeat(64_001), deep, Array.from({ length: 20_001 }, () => 0)]) {
      expect(await problemOf('{{f}}', { f: field })).toMatchObject({ problem: 'bad_field' });
    }
  });

  it('leave a renderer usable after a message over its limits', async () => {
    const one = await renderer({ format: 'text', source: '{{#each a}}{{this}}{{/each}}' });
    expect(one.render({ a: Array.from({ length: 10_001 }, () => 1) }, urls)).toHaveProperty('problem');
    expect(one.render({ a: [1, 2] }, urls)).toMatchObject({ text: '12' });
  });
});

describe('stored content', () => {
  it('is refused when a template is not a string, or the version is unknown', async () => {
    const result = await compileContent({ format: 'text', source: 'x', subject: 'S' });
    if (!result.ok) throw new Error('does not compile');
    const ast = { type: 'Program', body: [] } as unknown as string;
    expect(() => createRenderer({ ...result.content, text: ast })).toThrow('must be a string');
    expect(() => createRenderer({ ...result.content, version: 2 as 1 })).toThrow('version 2');
  });

  it('tells which fields a contact is missing', async () => {
    const result = await compileContent({
      format: 'text',
      subject: 'S',
      source: '{{first_name}} {{default city "x"}} {{company.name}} {{n}}',
    });
    if (!result.ok) throw new Error('does not compile');
    expect(missingFields(result.content, { first_name: ' ', company: {}, n: 0 })).toEqual([
      'first_name',
      'company.name',
    ]);
  });
});
