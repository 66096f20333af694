const EMBEDDED = /\bcid:([\w-]{22}\.(?:png|jpg|gif|webp))@image\b/g;

/**
 * A mail of ours for a browser, which knows no message around it: pictures that travel within the message are loaded
 * from the library. Only for mails that we write; one from outside may say `cid:` and mean its own parts.
 */
export const withEmbeddedPictures = (html: string, origin: string): string =>
  html.replace(EMBEDDED, (_, name: string) => `${origin}/i/${name}`);
