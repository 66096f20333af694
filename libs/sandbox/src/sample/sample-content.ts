import { FOUNDERS_NOTE_HTML, FOUNDERS_NOTE_TEXT } from './html-template.js';
import { AUTUMN_ROAST_MJML, AUTUMN_ROAST_TEXT } from './mjml-template.js';

/** A template as the application stores it: Handlebars over the columns of `peopleCsv`. */
export interface SampleTemplate {
  name: string;
  format: 'mjml' | 'html';
  subject: string;
  preheader: string;
  source: string;
  text: string;
}

/** All that a sandbox workspace starts with. */
export interface SampleContent {
  brand: { name: string; domain: string; legalName: string; postalAddress: string };
  /** The From of the sample campaign, and the mailbox that reads its replies. */
  sender: { name: string; email: string };
  list: { name: string; consentSource: string };
  /** The first one is the sample campaign's. */
  templates: readonly SampleTemplate[];
  campaign: { name: string; costPerMessage: string; fixedCost: string; currency: string };
}

/** The made-up brand: a small coffee roaster with an autumn campaign. */
export function sampleContent(): SampleContent {
  return {
    brand: {
      name: 'Northlight Coffee',
      domain: 'northlight.test',
      legalName: 'Northlight Coffee Ltd',
      postalAddress: '12 Harbour Street, Northlight',
    },
    sender: { name: 'Northlight Coffee', email: 'hello@northlight.test' },
    list: {
      name: 'Coffee friends',
      consentSource: 'Made-up people of the sandbox: sign-up form of the shop',
    },
    templates: [
      {
        name: 'Autumn roast',
        format: 'mjml',
        subject: '{{default first_name "Hello"}}, Aurora is back for the short days',
        preheader: 'Cocoa, baked apple, a little smoke: roasted once a year.',
        source: AUTUMN_ROAST_MJML,
        text: AUTUMN_ROAST_TEXT,
      },
      {
        name: 'A note from the roastery',
        format: 'html',
        subject: 'A note from the new roastery',
        preheader: 'What came of a summer of rebuilding.',
        source: FOUNDERS_NOTE_HTML,
        text: FOUNDERS_NOTE_TEXT,
      },
    ],
    campaign: {
      name: 'Aurora, autumn roast',
      costPerMessage: '0.0004',
      fixedCost: '120.00',
      currency: 'EUR',
    },
  };
}
