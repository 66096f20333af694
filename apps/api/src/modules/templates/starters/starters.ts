import type { ContentFormat } from '@mailwright/contracts';
import { ANNOUNCEMENT_MJML } from './announcement.js';
import { NEWSLETTER_MJML } from './newsletter.js';
import { LETTER_HTML } from './plain-letter.js';

/** A complete mail to begin a template from. */
export interface Starter {
  key: string;
  name: string;
  description: string;
  format: ContentFormat;
  source: string;
  text: string | null;
  subject: string;
  preheader: string;
}

export const STARTERS: readonly Starter[] = [
  {
    key: 'announcement',
    name: 'Announcement',
    description: 'One thing to say, one button to press.',
    format: 'mjml',
    source: ANNOUNCEMENT_MJML,
    text: null,
    subject: '{{default first_name "Hello"}}, something new is here',
    preheader: 'The short version, in one minute.',
  },
  {
    key: 'newsletter',
    name: 'Newsletter',
    description: 'A lead story, two short ones and a date.',
    format: 'mjml',
    source: NEWSLETTER_MJML,
    text: null,
    subject: 'What happened this month',
    preheader: 'Three things worth your time.',
  },
  {
    key: 'letter',
    name: 'Plain letter',
    description: 'Looks like a mail that a person wrote. Invites answers.',
    format: 'html',
    source: LETTER_HTML,
    text: null,
    subject: 'A short question, {{default first_name "if I may"}}',
    preheader: '',
  },
];
