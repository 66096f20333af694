import { expect, test } from 'vitest';
import { ServedImages } from './served-images.js';

const image = (size: number) => ({ contentType: 'image/png', bytes: Buffer.alloc(size) });
const MB = 1024 * 1024;

test('a picture is kept for a minute, and the oldest make room', () => {
  const images = new ServedImages();
  images.keep('a', image(40 * MB), 0);
  expect(images.find('a', 59_000)?.bytes.length).toBe(40 * MB);
  images.keep('b', image(30 * MB), 1_000);
  expect([images.find('a', 1_000), images.find('b', 1_000)?.bytes.length]).toEqual([null, 30 * MB]);
  expect(images.find('b', 61_000)).toBeNull();
  images.keep('a', image(60 * MB), 61_000);
  expect(images.find('a', 61_000)).not.toBeNull();
  images.clear();
  expect(images.find('a', 61_000)).toBeNull();
});
