import { expect, it } from 'vitest';
import { readPictureType } from './picture-type.js';

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 3, 0, 0, 0, 0,
]);
const vp8x = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0', 'latin1'),
  Buffer.from([99, 0, 0, 49, 0, 0]),
]);

it.each([
  ['a PNG', base64('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAAElFTkSuQmCC'), 'image/png', 2, 3],
  ['a GIF', base64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), 'image/gif', 1, 1],
  ['a JPEG', jpeg, 'image/jpeg', 40, 30],
  ['a WebP', vp8x, 'image/webp', 100, 50],
  ['a PNG cut short', base64('iVBORw0KGgo='), 'image/png', null, null],
])('%s is known by its bytes', (_, bytes, contentType, width, height) => {
  expect(readPictureType(bytes)).toEqual({ contentType, width, height });
});

it.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', '%PDF-1.7', '', 'BM      '])(
  '%j is no picture for mails',
  (text) => {
    expect(readPictureType(Buffer.from(text))).toBeNull();
  },
);
