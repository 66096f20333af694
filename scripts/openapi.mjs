// Writes the OpenAPI document from the built contracts: libs/contracts/openapi.json. A test compares the two.
import { writeFileSync } from 'node:fs';
import { endpoints, openApiDocument } from '../libs/contracts/dist/index.js';

const document = openApiDocument(endpoints, {
  title: 'Mailwright',
  version: '1',
  description: 'Campaigns out over pooled SMTP, answers in over IMAP, and the truth about every message.',
});
writeFileSync(
  new URL('../libs/contracts/openapi.json', import.meta.url),
  `${JSON.stringify(document, null, 2)}\n`,
);
