import { expect, test } from 'vitest';
import { withEmbeddedPictures } from './embedded-pictures';

test('an embedded picture of ours is loaded from the library, anything else stays', () => {
  const name = 'AbCdEfGhIjKlMnOpQrSt_-.png';
  expect(
    withEmbeddedPictures(`<img src="cid:${name}@image"><img src="cid:part1@example.com">`, 'http://here'),
  ).toBe(`<img src="http://here/i/${name}"><img src="cid:part1@example.com">`);
});
