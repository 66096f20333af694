import { z } from 'zod';
import { contactField } from './contacts.js';
import { endpoint, file, upload, workspacePath } from './endpoint.js';
import { byId, id, inWorkspace, instant, name, pageOf, paging } from './primitives.js';

/** The largest file that is taken, in bytes. */
export const IMPORT_MAX_BYTES = 200_000_000;

/** What a column of the file becomes: `email`, `first_name`, …, `field:<key>` for a custom field, or `skip`. */
export const importTarget = z
  .string()
  .regex(
    /^(skip|email|first_name|last_name|full_name|language|time_zone|field:[a-z][a-z0-9_]{0,62})$/,
    'This is not something that a column can become.',
  );
export const importMapping = z
  .array(z.object({ column: z.number().int().min(0).max(499), to: importTarget }))
  .max(500)
  .refine((mapping) => mapping.filter(({ to }) => to === 'email').length === 1, {
    message: 'Say which one column holds the address.',
  })
  .refine((mapping) => distinct(mapping.filter(({ to }) => to !== 'skip').map(({ to }) => to)), {
    message: 'Two columns cannot become the same thing.',
  })
  .refine((mapping) => distinct(mapping.map(({ column }) => column)), {
    message: 'A column can become one thing only.',
  });
export type ImportMapping = z.infer<typeof importMapping>;
const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** A column as it was found in the file, with what we think it is. */
export const importColumn = z
  .object({
    header: z.string(),
    samples: z.array(z.string()),
    guess: importTarget,
    /** The field that the column can define, under a key that is free; `guess` may name it. */
    newField: contactField,
  })
  .meta({ id: 'ImportColumn' });
export type ImportColumn = z.infer<typeof importColumn>;

const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  /** Known people in whom nothing changed (they may still have joined the list). */
  unchanged: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  /** Of the people taken in, how many cannot be mailed because they are suppressed. Not a part of the sum. */
  suppressed: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

/** The look at the whole file before anything is written. */
export const importCheck = z
  .object({
    state: z.enum(['running', 'done', 'failed']),
    counts: importCounts,
    bytesRead: z.number().int(),
    /** The first rows that would be refused, each with the reason. */
    examples: z.array(z.object({ row: z.number().int(), reason: z.string(), cells: z.array(z.string()) })),
    failure: z.string().nullable(),
  })
  .meta({ id: 'ImportCheck' });
export type ImportCheck = z.infer<typeof importCheck>;

export const importState = z.enum(['uploaded', 'running', 'finished', 'failed', 'cancelled', 'rolled_back']);
export type ImportState = z.infer<typeof importState>;

/** One file of people: what is in it and how far it is. created + updated + unchanged + duplicate + rejected = rows. */
export const contactImport = z
  .object({
    id,
    fileName: z.string(),
    state: importState,
    encoding: z.string(),
    delimiter: z.string(),
    hasHeader: z.boolean(),
    columns: z.array(importColumn),
    mapping: z.array(z.object({ column: z.number().int(), to: importTarget })).nullable(),
    listId: id.nullable(),
    consentSource: z.string().nullable(),
    updateExisting: z.boolean(),
    check: importCheck.nullable(),
    counts: importCounts,
    bytesTotal: z.number().int(),
    bytesRead: z.number().int(),
    failure: z.string().nullable(),
    /** What a roll-back took away; null while there was none or it is still at work. */
    rolledBack: z.object({ contacts: z.number().int(), at: instant }).nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ContactImport' });
export type ContactImport = z.infer<typeof contactImport>;

const reading = z.object({
  mapping: importMapping,
  /** Custom fields that the mapping names and that do not exist yet; made at the start. */
  newFields: z.array(contactField).max(500).default([]),
  hasHeader: z.boolean().default(true),
  updateExisting: z.boolean().default(true),
});

const tag = 'imports';
export const uploadImport = endpoint({
  id: 'uploadImport',
  method: 'POST',
  path: `${workspacePath}/imports`,
  access: 'editor',
  tag,
  summary:
    'Send a CSV file of people, up to 200 MB, as the body. Nothing is written yet: the answer shows the columns and what they seem to be.',
  params: inWorkspace,
  query: z.object({ fileName: z.string().trim().min(1).max(200) }),
  body: upload(
    ['text/csv', 'text/plain', 'text/tab-separated-values', 'application/octet-stream'],
    IMPORT_MAX_BYTES,
  ),
  response: contactImport,
});
export const listImports = endpoint({
  id: 'listImports',
  method: 'GET',
  path: `${workspacePath}/imports`,
  access: 'viewer',
  tag,
  summary: 'Imports, newest first.',
  params: inWorkspace,
  query: paging,
  response: pageOf(contactImport),
});
export const getImport = endpoint({
  id: 'getImport',
  method: 'GET',
  path: `${workspacePath}/imports/:id`,
  access: 'viewer',
  tag,
  summary: 'One import and how far it is.',
  params: byId,
  response: contactImport,
});
export const checkImport = endpoint({
  id: 'checkImport',
  method: 'POST',
  path: `${workspacePath}/imports/:id/check`,
  access: 'editor',
  tag,
  summary: 'Read the whole file in the background and count what would happen. Nothing is written.',
  params: byId,
  body: reading,
  response: contactImport,
  status: 202,
});
export const startImport = endpoint({
  id: 'startImport',
  method: 'POST',
  path: `${workspacePath}/imports/:id/start`,
  access: 'editor',
  tag,
  summary:
    'Take the people in, in the background. Of two rows with the same address the first counts. Empty cells never overwrite.',
  params: byId,
  body: reading.extend({
    list: z.union([z.object({ id }), z.object({ name })]),
    consentSource: z.string().trim().min(3, 'Say where these people agreed to get mail from you.').max(500),
  }),
  response: contactImport,
  status: 202,
});
export const cancelImport = endpoint({
  id: 'cancelImport',
  method: 'POST',
  path: `${workspacePath}/imports/:id/cancel`,
  access: 'editor',
  tag,
  summary:
    'Stop an import; who is in already stays until it is rolled back. One that was not started is thrown away.',
  params: byId,
  response: contactImport,
  status: 200,
});
export const rollBackImport = endpoint({
  id: 'rollBackImport',
  method: 'POST',
  path: `${workspacePath}/imports/:id/roll-back`,
  access: 'editor',
  tag,
  summary:
    'Take an import back: the people it made whom nobody touched since, and whom it put on the list. People it changed keep the new values.',
  params: byId,
  response: contactImport,
  status: 202,
});
export const downloadImportRejects = endpoint({
  id: 'downloadImportRejects',
  method: 'GET',
  path: `${workspacePath}/imports/:id/rejects.csv`,
  access: 'viewer',
  tag,
  summary:
    'The rows that were not taken, as they were, each with the reason; to be corrected and sent again.',
  params: byId,
  response: file('text/csv'),
});

export const importEndpoints = [
  uploadImport,
  listImports,
  getImport,
  checkImport,
  startImport,
  cancelImport,
  rollBackImport,
  downloadImportRejects,
];
