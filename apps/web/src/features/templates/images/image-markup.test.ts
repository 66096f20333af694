import { expect, test } from 'vitest';
import { imageMarkup } from './image-markup';

const image = { url: 'https://mail.example/i/x.png', width: 1200 };

test('a picture is written for its format, no wider than a mail', () => {
  expect(imageMarkup('mjml', image, 'A cup')).toBe(
    '<mj-image src="https://mail.example/i/x.png" alt="A cup" width="560px" />',
  );
  expect(imageMarkup('html', { ...image, width: 80 }, '')).toContain('alt="" width="80"');
  expect(imageMarkup('text', image, 'x')).toBe(image.url);
});

test('words for a picture cannot become markup or a tag', () => {
  expect(imageMarkup('html', { ...image, width: null }, '"><b>{{x}}')).toContain('alt="&quot;>&lt;b>{ {x}}"');
});
