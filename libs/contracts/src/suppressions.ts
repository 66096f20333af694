import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import { byId, done, id, inWorkspace, instant, pageOf, paging } from './primitives.js';

/** How far a suppression reaches: every mail, all marketing, or the mails of one list. */
export const suppressionScope = z.enum(['all', 'marketing', 'list']);
export type SuppressionScope = z.infer<typeof suppressionScope>;

export const suppressionReason = z.enum([
  'dead_address',
  'repeated_soft_bounce',
  'complaint',
  'unsubscribed',
  'opted_out_in_words',
  'added_by_hand',
  'imported',
]);
export type SuppressionReason = z.infer<typeof suppressionReason>;

/** One reason why an address is not mailed. */
export const suppression = z
  .object({
    id,
    /** Null once the person was erased: the suppression itself stays in force by the address's hash. */
    address: z.string().nullable(),
    scope: suppressionScope,
    listId: id.nullable(),
    reason: suppressionReason,
    /** What happened later to the same address in the same scope: the first reason stays, these stand beside it. */
    also: z.array(suppressionReason),
    /** The words or the server's line that decided it, or a note. */
    note: z.string(),
    since: instant,
    /** What to know before it is removed: set for complaints and for people who opted out themselves. */
    removalWarning: z.string().nullable(),
  })
  .meta({ id: 'Suppression' });
export type Suppression = z.infer<typeof suppression>;

export const newSuppressions = z.object({
  addresses: z
    .string()
    .trim()
    .min(1, 'Give at least one address.')
    .max(1_500_000, 'Give at most about 50,000 addresses at a time.'),
  scope: suppressionScope.default('all'),
  listId: id.nullish(),
  note: z.string().trim().max(500).default(''),
});
export const suppressionsAdded = z
  .object({
    added: z.number().int(),
    /** Were suppressed in this scope before. */
    already: z.number().int(),
    refused: z.array(z.object({ address: z.string(), says: z.string() })),
    refusedCount: z.number().int(),
  })
  .meta({ id: 'SuppressionsAdded' });
export type SuppressionsAdded = z.infer<typeof suppressionsAdded>;

const tag = 'suppressions';
export const listSuppressions = endpoint({
  id: 'listSuppressions',
  method: 'GET',
  path: `${workspacePath}/suppressions`,
  access: 'viewer',
  tag,
  summary:
    'Addresses that are not mailed, newest first. A whole address is also found after its person was erased.',
  params: inWorkspace,
  query: paging.extend({
    search: z.string().trim().max(254).optional(),
    reason: suppressionReason.optional(),
    scope: suppressionScope.optional(),
  }),
  response: pageOf(suppression),
});
export const addSuppressions = endpoint({
  id: 'addSuppressions',
  method: 'POST',
  path: `${workspacePath}/suppressions`,
  access: 'editor',
  tag,
  summary: 'Suppress one or many addresses by hand: pasted text, separated by lines, commas or semicolons.',
  params: inWorkspace,
  body: newSuppressions,
  response: suppressionsAdded,
});
export const removeSuppression = endpoint({
  id: 'removeSuppression',
  method: 'DELETE',
  path: `${workspacePath}/suppressions/:id`,
  access: 'editor',
  tag,
  summary:
    'Mail this address again. After a complaint or an opt-out this needs the person’s own new consent: mailing them without it is unlawful in most places and harms every other mail of the same sender.',
  params: byId,
  response: done,
});

export const suppressionEndpoints = [listSuppressions, addSuppressions, removeSuppression];
