import type { ContentFormat, Image } from '../api/templates';

/** As wide as the column of most mails; wider ones are shown smaller, sharp on fine screens. */
const columnPx = 560;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('{{', '{ {');

/** What is written for a picture. The width is written, too: Outlook shows pictures in their own size otherwise. */
export function imageMarkup(
  format: ContentFormat,
  image: Pick<Image, 'width'> & { url: string },
  alt: string,
): string {
  if (format === 'text') return image.url;
  const width = image.width === null ? null : Math.min(image.width, columnPx);
  const what = `src="${image.url}" alt="${escaped(alt)}"`;
  if (format === 'mjml') return `<mj-image ${what}${width === null ? '' : ` width="${width}px"`} />`;
  return `<img ${what}${width === null ? '' : ` width="${width}"`} style="max-width:100%;height:auto;border:0">`;
}
