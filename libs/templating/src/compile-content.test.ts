import { describe, expect, it } from 'vitest';
import { compileContent, type CompiledContent, type ContentProblem, type ContentSource } from './index.js';

const footer = { legalName: 'Acme & Sons', postalAddress: '1 High Street\nLondon' };

async function compiled(source: Partial<ContentSource>, options = {}): Promise<CompiledContent> {
  const result = await compileContent({ format: 'html', source: '', subject: 'Hi', ...source }, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.content;
}

async function problems(source: string, part: 'source' | 'subject' = 'source'): Promise<ContentProblem[]> {
  const result = await compileContent({ format: 'html', source: '', subject: 'Hi', [part]: source });
  return result.ok ? [] : result.problems;
}

describe('links', () => {
  it('are numbered, classified and replaced, with their labels', async () => {
    const { links, html } = await compiled({
      source: `<body><a class="x" href='https://example.com/a?b=1&amp;c=2'>Read <b>more</b> {{first_name}}</a>
        <a href=https://example.com/b><img src="https://example.com/p.png" alt="Shop now"></a>
        <a href="https://example.com/u?id={{id}}&amp;n={{default name "x"}}">Yours</a>
        <a href="mailto:a@example.com">Mail</a> <a href="#top">Top</a> <a href="{{unsubscribe_url}}">Stop</a>
        <a href="{{profile_url}}">Profile</a></body>`,
    });
    expect(links).toEqual([
      { no: 1, url: 'https://example.com/a?b=1&c=2', kind: 'tracked', label: 'Read more {{first_name}}' },
      { no: 2, url: 'https://example.com/b', kind: 'tracked', label: 'Shop now' },
      {
        no: 3,
        url: 'https://example.com/u?id={{id}}&n={{default name "x"}}',
        kind: 'dynamic',
        label: 'Yours',
      },
      { no: 4, url: 'mailto:a@example.com', kind: 'plain', label: 'Mail' },
      { no: 5, url: '#top', kind: 'plain', label: 'Top' },
      { no: 6, url: '{{@unsubscribe_url}}', kind: 'plain', label: 'Stop' },
      { no: 7, url: '{{profile_url}}', kind: 'dynamic', label: 'Profile' },
    ]);
    expect(html).toContain('<a class="x" href="{{{mw_click 1}}}">Read <b>more</b> {{first_name}}</a>');
    expect(html).toContain('href="{{{mw_click 2}}}"');
    expect(html).toContain('id={{{mw_query id}}}&n={{{mw_query (default name "x")}}}{{/mw_dynamic}}"');
    expect(html).toContain('href="mailto:a@example.com"');
  });

  it('may read fields whose names have blanks', async () => {
    const { html } = await compiled({ source: '<a href="https://example.com/?q={{[First Name]}}">x</a>' });
    expect(html).toContain('{{{mw_query [First Name]}}}');
  });

  it('keep their addresses to the letter in HTML and text, whatever characters they hold', async () => {
    const { html, text, links } = await compiled({
      source:
        '<a href="https://example.com/?a=1&amp;copy=2&amp;q={{q}}&amp;x=&quot;&lt;">x</a><a href="mailto:a@b.example?subject={{s}}&amp;body=1">y</a>',
    });
    expect(links[0]?.url).toBe('https://example.com/?a=1&copy=2&q={{q}}&x="<');
    const address =
      '{{#mw_dynamic 1}}https://example.com/?a=1&copy=2&q={{{mw_query q}}}&x=%22%3C{{/mw_dynamic}}';
    expect(html).toContain(`<a href="${address}">x</a>`);
    expect(html).toContain('<a href="mailto:a@b.example?subject={{{mw_query s}}}&amp;body=1">');
    expect(text).toContain(`x [${address}]`);
  });

  it('of Outlook buttons in conditional comments share the number of the same address', async () => {
    const { links, html } = await compiled({
      source: `<body><!--[if mso]><v:roundrect href="https://example.com/a?x=1&amp;y=2"></v:roundrect><![endif]-->
        <a href="https://example.com/a?x=1&amp;y=2">Go</a></body>`,
    });
    expect(links).toHaveLength(1);
    expect(html?.match(/\{\{\{mw_click 1\}\}\}/g)).toHaveLength(2);
  });

  it('with a scheme that runs code, or no address at all, are problems with their place', async () => {
    expect(await problems('<p>\n  <a href="javascript:alert(1)">x</a>')).toMatchObject([
      { code: 'link_unsafe', line: 2, column: 6 },
    ]);
    expect(await problems('<a href="https://exa mple.com">x</a>')).toMatchObject([{ code: 'link_invalid' }]);
  });

  it('of an own plain text are tracked too, under the number that the HTML gave them', async () => {
    const { links, text } = await compiled({
      source: '<a href="https://example.com/a">A</a>',
      text: 'See https://example.com/a. Or (https://example.com/{{id}}), or www.example.com',
    });
    expect(links.map(({ no, url, kind }) => [no, url, kind])).toEqual([
      [1, 'https://example.com/a', 'tracked'],
      [2, 'https://example.com/{{id}}', 'dynamic'],
    ]);
    expect(text).toBe(
      'See {{{mw_click 1}}}. Or ({{#mw_dynamic 2}}https://example.com/{{{mw_path id}}}{{/mw_dynamic}}), or www.example.com',
    );
  });
});

describe('the document', () => {
  it('keeps every byte that is not a link, also with tags in tables and attributes', async () => {
    const source = `<!DOCTYPE html><html><head><title>{{a}}</title></head><body data-x="{{default a "<b>"}}">
<table>{{#each rows}}<tr><td {{#if x}}class="y"{{/if}}>{{this.a}}</td></tr>{{/each}}</table>&nbsp;<p>unclosed
</body></html>`;
    const { html } = await compiled({ source });
    expect(html?.replace('{{{mw_pixel}}}', '')).toBe(source);
  });

  it('is completed around a fragment, with the preheader first and the pixel last', async () => {
    const { html } = await compiled({ source: '<p>Hi</p>', preheader: 'A & {{first_name}}' }, { footer });
    expect(html).toMatch(
      /^<!doctype html>[^]*<body>\s*<div style="display:none[^>]*>A &amp; \{\{first_name\}\}/,
    );
    expect(html).toMatch(/Acme &amp; Sons<br>1 High Street, London<br>[^]*\{\{@unsubscribe_url\}\}/);
    expect(html).toMatch(/\{\{\{mw_pixel\}\}\}\s*<\/body>\s*<\/html>\s*$/);
  });

  it('gets the sender’s name and address, but no second unsubscribe link, also inside a loop', async () => {
    const { html, text } = await compiled(
      { source: '{{#each items}}<a href="{{unsubscribe_url}}">Stop</a>{{/each}}' },
      { footer },
    );
    expect(html?.match(/@unsubscribe_url/g)).toHaveLength(1);
    expect(html).toContain('Acme &amp; Sons<br>1 High Street, London');
    expect(text).toMatch(/-- \nAcme & Sons\n1 High Street\nLondon\n$/);
  });

  it('gets nothing twice that the author wrote', async () => {
    const source = '<p>Acme &amp; Sons, 1 High Street, London. <a href="{{unsubscribe_url}}">Stop</a></p>';
    const { html, text } = await compiled({ source }, { footer });
    expect(html?.match(/Acme/g)).toHaveLength(1);
    expect(text.match(/Acme/g)).toHaveLength(1);
  });

  it('gets quotes around attribute values that are merge tags', async () => {
    const { html } = await compiled({ source: '<body><p class={{x}} id=a>Hi</p></body>' });
    expect(html).toContain('<p class="{{x}}" id=a>');
  });
});

describe('the derived text', () => {
  it('reads like the HTML: rows on lines, pictures by their words, links behind their labels', async () => {
    const { text } = await compiled(
      {
        source: `<body><h1>Hello {{first_name}}</h1><p>One&nbsp;&amp; two</p>
          <table>{{#each items}}<tr><td>{{name}}</td><td>{{price}}</td></tr>{{/each}}</table>
          <a href="https://example.com/?q={{id}}"><img alt="Shop" src="x.png"></a></body>`,
      },
      { footer },
    );
    expect(text).toContain('Hello {{first_name}}\n');
    expect(text).toContain('One & two');
    expect(text).toMatch(/\{\{#each items\}\}\s*\{\{name\}\} \{\{price\}\}\s*\{\{\/each\}\}/);
    expect(text).toContain('Shop [{{#mw_dynamic 1}}https://example.com/?q={{{mw_query id}}}{{/mw_dynamic}}]');
    expect(text).toMatch(/-- \nAcme & Sons\n1 High Street\nLondon\nUnsubscribe: \{\{@unsubscribe_url\}\}\n$/);
  });
});

describe('MJML', () => {
  const wrap = (inner: string) =>
    `<mjml><mj-body><mj-section><mj-column>${inner}</mj-column></mj-section></mj-body></mjml>`;

  it('becomes HTML that loads nothing, with its tags and links intact', async () => {
    const { html, links, warnings } = await compiled({
      format: 'mjml',
      source: wrap(
        '<mj-text color="{{color}}">Hi {{default first_name "there"}}</mj-text><mj-button href="https://example.com/{{id}}">Go</mj-button>',
      ),
    });
    expect(html).toContain('Hi {{default first_name "there"}}');
    expect(html).toContain('color:{{color}}');
    expect(html).not.toContain('fonts.googleapis');
    expect(html).not.toContain('Ubuntu');
    expect(links).toMatchObject([{ kind: 'dynamic', url: 'https://example.com/{{id}}' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['unsubscribe_missing']);
  });

  it('warns of unknown components with their line, and refuses tags that MJML would drop', async () => {
    const { warnings } = await compiled({ format: 'mjml', source: wrap('\n<mj-foo></mj-foo>') });
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'mjml', line: 2 }));
    const result = await compileContent({
      format: 'mjml',
      subject: 'x',
      source: '<mjml><mj-body>\n{{#if a}}<mj-section></mj-section>{{/if}}</mj-body></mjml>',
    });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'mjml_tag_lost', line: 2, column: 1 }] });
  });

  it('loses its indentation, but not where white space may matter', async () => {
    const plain = await compiled({ format: 'mjml', source: wrap('<mj-text>Hi</mj-text>') });
    expect(plain.html).not.toMatch(/\n[ \t]/);
    for (const line of plain.html!.split('\n')) expect(line.length).toBeLessThanOrEqual(998);
    const pre = await compiled({ format: 'mjml', source: wrap('<mj-text><pre>a\n  b</pre></mj-text>') });
    expect(pre.html).toContain('<pre>a\n  b</pre>');
  });

  it('may not include files of the server', async () => {
    const result = await compileContent({
      format: 'mjml',
      subject: 'x',
      source: wrap('<mj-include path="/etc/passwd" />'),
    });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'mjml_include' }] });
  });
});

describe('problems', () => {
  it.each([
    ['{{#if a}}x', 'block_unclosed', 1, 1],
    ['a\n {{first_name', 'tag_unclosed', 2, 2],
    ['{{#if a}}{{#each b}}{{/if}}{{/each}}', 'close_mismatch', 1, 21],
    ['{{/if}}', 'close_without_open', 1, 1],
    ['{{else}}', 'else_outside', 1, 1],
    ['{{}}', 'tag_empty', 1, 1],
    ['{{> partial}}', 'tag_not_supported', 1, 1],
    ['{{#> layout}}{{/layout}}', 'tag_not_supported', 1, 1],
    ['{{{{raw}}}}x{{{{/raw}}}}', 'tag_not_supported', 1, 1],
    ['{{* decorator}}', 'tag_not_supported', 1, 1],
    ['{{^name}}x{{/name}}', 'tag_not_supported', 1, 1],
    ['{{first name}}', 'helper_unknown', 1, 1],
    ['{{#name}}x{{/name}}', 'helper_unknown', 1, 1],
    ['{{lookup a "constructor"}}', 'helper_unknown', 1, 1],
    ['{{log "x"}}', 'helper_unknown', 1, 1],
    ['{{#with a}}x{{/with}}', 'helper_unknown', 1, 1],
    ['{{default a}}', 'helper_arguments', 1, 1],
    ['{{formatDate a zone="UTC"}}', 'helper_arguments', 1, 1],
    ['{{a.constructor.b}}', 'path_not_readable', 1, 3],
    ['{{upper __proto__.x}}', 'path_not_readable', 1, 9],
    ['{{@budget.iterations}}', 'path_not_readable', 1, 3],
    ['{{@root.constructor}}', 'path_not_readable', 1, 3],
    ['{{mw_click 1}}', 'helper_unknown', 1, 1],
    ['{{{raw}}}', 'raw_html', 1, 1],
    ['{{&raw}}', 'raw_html', 1, 1],
    ['{{"text"}}', 'tag_unreadable', 1, 1],
    ['x {{a b=}}', 'tag_unreadable', 1, 3],
    ['{{#if a}}'.repeat(51), 'too_deep', 1, 451],
    [`{{#if a}}${'{{else if b}}'.repeat(60)}{{/if}}`, 'too_deep', 1, 647],
    [`{{upper ${'('.repeat(51)}a${')'.repeat(51)}}}`, 'too_deep', 1, 1],
    ['{{a}}'.repeat(4001), 'too_many_tags', 1, 20_001],
    ['x'.repeat(500_001), 'source_too_long', 1, 1],
  ])('name the place of %.40s', async (source, code, line, column) => {
    const [first] = await problems(source);
    expect(first).toMatchObject({ code, line, column, part: 'html' });
    expect(first?.message.length).toBeGreaterThan(10);
    expect(first?.advice.length).toBeGreaterThan(5);
  });

  it.each([
    ['<div>', 90_000, 'html_too_deep'],
    ['<b>', 30_000, 'html_too_deep'],
    ['<a href="https://example.com">', 15_000, null],
    ['<table><tr><td>', 20_000, 'html_too_deep'],
    ['&nbsp;', 80_000, null],
    ['{{"', 150_000, 'tag_unclosed'],
    ['<!--[if mso]><a href=', 20_000, null],
  ])('are found without hanging or overflowing in %s, repeated', async (piece, times, code) => {
    expect((await problems(piece.repeat(times)))[0]?.code ?? null).toBe(code);
  });

  it('are found in a text of addresses and dots without hanging', async () => {
    const result = await compileContent({
      format: 'text',
      subject: 'x',
      source: `https://a.b/${'.'.repeat(400_000)}x`,
    });
    expect(result.ok).toBe(true);
    const mjml = await compileContent({ format: 'mjml', subject: 'x', source: '<mjml'.repeat(80_000) });
    expect(mjml).toMatchObject({ ok: false, problems: [{ code: 'mjml_invalid' }] });
  });

  it('of all parts are reported together', async () => {
    const result = await compileContent({
      format: 'text',
      source: '{{a',
      subject: '{{#if',
      preheader: '{{{x}}}',
    });
    expect(result.ok ? [] : result.problems.map(({ part }) => part)).toEqual([
      'subject',
      'preheader',
      'text',
    ]);
  });

  it('do not arise from braces that are meant as text', async () => {
    expect(await problems(String.raw`\{{first name}} and {{! a comment with }} {{!-- }} --}}`)).toEqual([]);
  });
});

describe('fields and warnings', () => {
  it('lists the contact fields that are read, and which of them can be empty', async () => {
    const { fields } = await compiled({
      subject: '{{first_name}}',
      source: `{{default first_name "x"}} {{#if plan}}{{plan}}{{/if}} {{company.name}} {{default (upper city) "y"}}
        {{#each orders}}{{total}} {{../code}} {{@root.email}} {{@index}}{{/each}}
        {{#each orders as |order|}}{{order.id}}{{/each}} {{#if (eq tier "a")}}x{{/if}} {{view_url}}`,
    });
    expect(fields).toEqual([
      { path: 'first_name', usedIn: ['subject', 'html'], hasFallback: false },
      { path: 'plan', usedIn: ['html'], hasFallback: true },
      { path: 'company.name', usedIn: ['html'], hasFallback: false },
      { path: 'city', usedIn: ['html'], hasFallback: true },
      { path: 'orders', usedIn: ['html'], hasFallback: true },
      { path: 'code', usedIn: ['html'], hasFallback: false },
      { path: 'email', usedIn: ['html'], hasFallback: false },
      { path: 'tier', usedIn: ['html'], hasFallback: true },
    ]);
  });

  it('warns of what disappoints in an inbox, with its place', async () => {
    const { warnings } = await compiled({
      subject: ' ',
      source: `<img src="https://example.com/a.png">\n<script>1</script><a href="example.com">x</a>
<img alt="" src="data:image/png;base64,AA"><a href="https://{{host}}/x">y</a><p>${'x'.repeat(95_000)}</p>`,
    });
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['link_relative', 2],
      ['link_host', 3],
      ['image_alt', 1],
      ['element_dropped', 2],
      ['image_data', 3],
      ['subject_empty', 0],
      ['unsubscribe_missing', 0],
      ['size', 0],
    ]);
  });

  it('is plain JSON, so that a mailing can store it', async () => {
    const content = await compiled({ source: '<a href="https://example.com">{{a}}</a>' }, { footer });
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
  });
});
