import sanitizeHtml from 'sanitize-html';

export interface SafeHtml {
  html: string;
  /** Pictures that would have been fetched from elsewhere, and were taken out. */
  remoteImagesRemoved: number;
}

const TEXT_TAGS = [
  'a', 'abbr', 'b', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'div', 'dl',
  'dt', 'em', 'font', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'li', 'ol', 'p', 'pre', 'q', 's',
  'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul',
]; // prettier-ignore

const LENGTH = /^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\(\s*[\d.\s,%/]{1,40}\))$/i;
const WORDS = /^[a-z0-9 ,'"-]{1,120}$/i;
const WORD = String.raw`(?:-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?|#[0-9a-f]{3,8}|[a-z]{3,20})`;
/** The space between two words is needed: without it, a long word is divided in every possible way before it is refused. */
const SHORTHAND = new RegExp(String.raw`^${WORD}(?:\s+${WORD}){0,4}$`, 'i');

/** Longer than any that people's programs write; what is read of a style is bounded by it. */
const STYLE_CHARS = 2_000;

/** Pictures inside of the message; SVG is a document and not among them. */
const INLINE_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i;

/**
 * Incoming HTML is hostile: only what is named here stays. No scripts, handlers, forms, frames, SVG, style sheets, no
 * `url()` in a style, no address but http, https and mailto, and nothing that is fetched without a click.
 */
export function sanitizeIncoming(html: string): SafeHtml {
  let remoteImagesRemoved = 0;
  const clean = sanitizeHtml(html, {
    allowedTags: TEXT_TAGS,
    // What stands between these tags is no text for people.
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'xmp',
      'template',
      'svg',
      'math',
    ],
    allowedAttributes: {
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'title'],
      table: ['width', 'border', 'cellpadding', 'cellspacing', 'align', 'bgcolor'],
      td: ['width', 'height', 'align', 'valign', 'colspan', 'rowspan', 'bgcolor'],
      th: ['width', 'height', 'align', 'valign', 'colspan', 'rowspan', 'bgcolor'],
      tr: ['align', 'valign', 'bgcolor'],
      font: ['color', 'size'],
      ol: ['start', 'type'],
      '*': ['style', 'dir', 'lang'],
    },
    allowedStyles: {
      '*': {
        color: [COLOUR],
        'background-color': [COLOUR],
        'font-family': [WORDS],
        'font-size': [LENGTH, WORDS],
        'font-style': [WORDS],
        'font-weight': [WORDS],
        'line-height': [LENGTH, WORDS],
        'text-align': [WORDS],
        'text-decoration': [WORDS],
        'vertical-align': [WORDS, LENGTH],
        'white-space': [/^(?:normal|nowrap|pre|pre-wrap|pre-line)$/],
        width: [LENGTH],
        'max-width': [LENGTH],
        margin: [SHORTHAND],
        'margin-left': [LENGTH],
        'margin-top': [LENGTH],
        'margin-bottom': [LENGTH],
        'margin-right': [LENGTH],
        padding: [SHORTHAND],
        'padding-left': [LENGTH],
        'padding-top': [LENGTH],
        'padding-bottom': [LENGTH],
        'padding-right': [LENGTH],
        border: [SHORTHAND],
        'border-left': [SHORTHAND],
      },
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 60,
    transformTags: {
      '*': (tagName, { style, ...attribs }) => ({
        tagName,
        attribs: style !== undefined && style.length <= STYLE_CHARS ? { ...attribs, style } : attribs,
      }),
      a: (tagName, { href, title }) => ({
        tagName,
        attribs: {
          ...(href ? { href } : {}),
          ...(title ? { title } : {}),
          target: '_blank',
          rel: 'noopener noreferrer nofollow',
        },
      }),
      img: (tagName, attribs) => {
        if (INLINE_PICTURE.test(attribs['src'] ?? '')) return { tagName, attribs };
        if (attribs['src'] && !attribs['src'].startsWith('cid:')) remoteImagesRemoved += 1;
        const alt = attribs['alt']?.trim();
        return { tagName: 'span', attribs: {}, ...(alt ? { text: `[${alt}]` } : {}) };
      },
    },
  });
  return { html: clean, remoteImagesRemoved };
}
