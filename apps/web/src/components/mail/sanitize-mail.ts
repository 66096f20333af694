import DOMPurify, { type Config } from 'dompurify';

const config: Config = {
  // Mails bring their looks in <style>; keep it, the frame keeps it in.
  ADD_TAGS: ['style'],
  FORCE_BODY: true,
  FORBID_TAGS: [
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'iframe',
    'object',
    'embed',
    'base',
    'link',
    'meta',
  ],
  FORBID_ATTR: ['srcdoc', 'formaction', 'ping'],
  ALLOW_DATA_ATTR: false,
};

/** What of a mail is left after cleaning, and how many pictures it wants from elsewhere. */
export interface SafeMail {
  html: string;
  remoteImages: number;
}

/**
 * The second of three walls around foreign mail (server's own cleaning, this, the sandboxed frame). Links
 * open in a new tab that cannot reach back. Remote pictures lose their address unless `imageUrl` gives them
 * one, so that not even a look-up of the tracker's name leaves.
 */
export function sanitizeMail(html: string, imageUrl: ((url: string) => string) | null): SafeMail {
  const purify = DOMPurify(window);
  let remoteImages = 0;
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'A') {
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer nofollow');
    }
    const source = node.tagName === 'IMG' ? node.getAttribute('src') : null;
    if (source !== null && /^(https?:)?\/\//i.test(source)) {
      remoteImages += 1;
      if (imageUrl) node.setAttribute('src', imageUrl(source));
      else node.removeAttribute('src');
      node.removeAttribute('srcset');
    }
  });
  return { html: purify.sanitize(html, config), remoteImages };
}
