import { compileContent, createRenderer, type RenderUrls } from '@mailwright/templating';
import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { buildEnvelope, encodeMessage, planMessage } from './index.js';

const urls: RenderUrls = {
  click: (no, url) =>
    `https://t.example.com/c/${no}${url === undefined ? '' : `?u=${encodeURIComponent(url)}`}`,
  pixel: 'https://t.example.com/o/1',
  unsubscribe: 'https://t.example.com/u/1',
  view: 'https://t.example.com/v/1',
};
const plan = planMessage({ from: { name: 'Acme', address: 'news@example.com' } });
const hostile = fc.constantFrom(
  '\r\nBcc: evil@example.com',
  '"><script>alert(1)</script>',
  '{{constructor}}',
  '\r\n.\r\nMAIL FROM:<evil@example.com>\r\n',
  '日本語',
  'עברית',
  '👩🏽‍🚀',
  'x'.repeat(1_100),
  '=?UTF-8?B?aGk=?=',
  '--=_',
);
const field = fc
  .array(fc.oneof(hostile, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 4 })
  .map((all) => all.join(''));

describe('from a template and a contact to bytes', () => {
  it('another parser reads back what was rendered, and the envelope is the one intended', async () => {
    const compiled = await compileContent(
      {
        format: 'html',
        subject: 'For {{name}}',
        preheader: 'Only {{city}}',
        source: `<body><p title="{{name}}">Hello {{default name "there"}}</p>
          {{#each tags}}<b>{{this}}</b>{{/each}}
          <a href="https://example.com/a">A</a> <a href="https://example.com/?q={{city}}">B</a></body>`,
      },
      { footer: { legalName: 'Acme', postalAddress: 'London' } },
    );
    if (!compiled.ok) throw new Error('does not compile');
    const renderer = createRenderer(compiled.content);

    await fc.assert(
      fc.asyncProperty(field, field, fc.array(field, { maxLength: 3 }), async (name, city, tags) => {
        const rendered = renderer.render({ name, city, tags }, urls);
        if ('problem' in rendered) throw new Error(rendered.message);
        const message = encodeMessage(plan, {
          ...rendered,
          to: { name, address: 'jane@example.com' },
          messageId: '1@example.com',
          date: new Date(0),
          headers: [['List-Unsubscribe', `<${urls.unsubscribe}>`]],
        });
        const read = await PostalMime.parse(message);
        // The parser ends every part with a line end of its own.
        const lines = (value: string | undefined): string =>
          (value ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '').toWellFormed();
        expect(read.subject).toBe(rendered.subject);
        expect(lines(read.html)).toBe(lines(rendered.html ?? ''));
        expect(lines(read.text)).toBe(lines(rendered.text));
        expect(read.headers).toHaveLength(8);
        expect(read.html).not.toContain('<script');
        expect(
          buildEnvelope({ from: 'bounce@example.com', to: read.to![0]!.address!, smtpUtf8: false }),
        ).toEqual({
          ok: true,
          envelope: { from: 'bounce@example.com', to: ['jane@example.com'], smtpUtf8: false },
        });
      }),
      { numRuns: 200 },
    );
  });
});
