import { expect, test } from 'vitest';
import { compileContent, embeddedPictures, withPicturesLoaded } from '../index.js';

test.each([
  ['<img src="cid:a.png@image">', ['a.png@image']],
  ["<IMG SRC='CID:a.png@image'><td background=cid:b@image>", ['a.png@image', 'b@image']],
  ['<p style="background:url(cid:a@image) no-repeat">', ['a@image']],
  ['<p style="background:url(\'cid:a@image\')"><img src="cid:a@image">', ['a@image']],
  ['<p>Write cid:4711 on the form, or incid:4 = cid</p>', []],
  ['<img src="https://example.com/cid:a">', []],
])('%s embeds %j', (html, expected) => {
  expect(embeddedPictures(html)).toEqual(expected);
});

test('a browser gets addresses that it can load; what is not known stays', () => {
  const html = '<img src="cid:a@image"><img src="cid:b@image"><td style="x:url(cid:a@image)">';
  expect(withPicturesLoaded(html, (id) => (id === 'a@image' ? '/i/a' : null))).toBe(
    '<img src="/i/a"><img src="cid:b@image"><td style="x:url(/i/a)">',
  );
});

test.each(['html', 'mjml'] as const)(
  'a picture embedded in %s is still found when it is compiled',
  async (format) => {
    const source =
      format === 'html'
        ? '<body><img src="cid:x.png@image" alt="A cup"></body>'
        : '<mjml><mj-body><mj-section><mj-column><mj-image src="cid:x.png@image" alt="A cup" /></mj-column></mj-section></mj-body></mjml>';
    const compiled = await compileContent({ format, source, subject: 'S' });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(embeddedPictures(compiled.content.html!)).toEqual(['x.png@image']);
    expect(compiled.content.warnings.map(({ code }) => code)).toEqual(['unsubscribe_missing']);
  },
);
