/** What an author wrote, before it is compiled. All strings are Handlebars templates. */
export interface ContentSource {
  format: 'html' | 'mjml' | 'text';
  /** The body in `format`. */
  source: string;
  subject: string;
  /** The grey line that inboxes show behind the subject. Plain text, merge tags allowed. */
  preheader?: string;
  /** The author's own plain text; without it the text is derived from the HTML. */
  text?: string;
}

/** Which of the author's strings a problem, a warning or a field is in; `html` is the body of any format. */
export type ContentPart = 'subject' | 'preheader' | 'html' | 'text';

/** Something that keeps content from being compiled. `line` and `column` count from 1. */
export interface ContentProblem {
  code: string;
  part: ContentPart;
  line: number;
  column: number;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  advice: string;
}

/** Something that compiles and had better be looked at. Line and column 0: it concerns the whole part. */
export type ContentWarning = ContentProblem;

/**
 * A link of the content. `tracked`: its literal http(s) address is known here, the click URL needs only `no`.
 * `dynamic`: it holds merge tags, so each recipient's destination travels bound inside the signed link.
 * `plain`: left as it is (mailto, tel, anchors, unsubscribe and view links).
 */
export interface ContentLink {
  /** 1…n; stays the same for as long as the compiled content is stored. */
  no: number;
  url: string;
  label: string;
  kind: 'tracked' | 'dynamic' | 'plain';
}

/** A contact field that the content reads, e.g. `first_name` or `company.name`. */
export interface ContentField {
  path: string;
  usedIn: ContentPart[];
  /** True when every use copes with an empty value (`default`, `if`, a comparison). */
  hasFallback: boolean;
}

/** Content ready to be rendered for many recipients. Plain JSON: it is stored with its mailing. */
export interface CompiledContent {
  version: 1;
  subject: string;
  preheader: string;
  /** Handlebars template with link and pixel placeholders, or null for plain text content. */
  html: string | null;
  text: string;
  links: ContentLink[];
  fields: ContentField[];
  warnings: ContentWarning[];
  /** BCP 47 tag and IANA zone that formatDate and formatNumber use. */
  locale: string;
  timeZone: string;
}

export interface CompileContentOptions {
  /** Appended where the content has no `{{unsubscribe_url}}`. Left out for transactional mail. */
  footer?: {
    legalName: string;
    postalAddress: string;
    /** The words of the link; 'Unsubscribe' when left out. */
    unsubscribeLabel?: string;
  };
  /** Allows `{{{field}}}` in HTML: for people who may put markup into contact fields. */
  allowRawHtml?: boolean;
  /** Default 'en' and 'UTC'. */
  locale?: string;
  timeZone?: string;
}

export type CompileResult =
  { ok: true; content: CompiledContent } | { ok: false; problems: ContentProblem[] };
