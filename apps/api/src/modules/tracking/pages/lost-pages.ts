import { renderPage } from './page-frame.js';

/** For links that nobody of ours signed, or that were cut off on their way. */
export const unknownLinkPage = (): string =>
  renderPage({
    title: 'This link does not lead anywhere',
    body: '<p>It may have been cut off when the mail was forwarded or copied. Open it from the original mail, or ask the sender.</p>',
  });

/** The database did not answer in time: the browser tries again by itself. */
export const momentPage = (): string =>
  renderPage({ title: 'One moment', body: '<p>The link opens in a second.</p>', refreshSeconds: 1 });

export const unreadableMailPage = (): string =>
  renderPage({
    title: 'This mail cannot be shown any more',
    body: '<p>Its sender has removed it, or it cannot be put together again. The mail in your inbox is not affected.</p>',
  });

/** Where the links of a preview lead. */
export const previewLinkPage = (): string =>
  renderPage({
    title: 'This was a preview',
    body: '<p>In the real mail this link opens the recipient’s own page.</p>',
  });
