import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import { byId, done, id, instant, inWorkspace } from './primitives.js';

/** `waiting`: made, and has signed nothing yet. `replaced`: another key of its domain signs since. */
export const signingKeyState = z.enum(['waiting', 'on', 'off', 'replaced']);

/** The key with which mail of a domain is signed (DKIM, RFC 6376). Its private half never comes out. */
export const signingKey = z
  .object({
    id,
    domain: z.string(),
    /** Its name in the DNS; nothing else may have it. */
    selector: z.string(),
    state: signingKeyState,
    stateSince: instant,
    /** When its record was last seen in the DNS; null: never. */
    seenAt: instant.nullable(),
    /** What to put into the DNS: whole, and as a line for a zone file, whose strings hold 255 characters. */
    record: z.object({ name: z.string(), type: z.literal('TXT'), value: z.string(), zoneLine: z.string() }),
    createdAt: instant,
  })
  .meta({ id: 'SigningKey' });
export type SigningKey = z.infer<typeof signingKey>;

/** `no_answer` says nothing about the record; `made_up`: a sandbox has no DNS, and plays that it is there. */
export const keyRecordState = z.enum([
  'match',
  'missing',
  'other_key',
  'several',
  'withdrawn',
  'no_answer',
  'made_up',
]);
export const signingKeyCheck = z
  .object({
    key: signingKey,
    state: keyRecordState,
    /** One sentence on what was seen and what to do. */
    says: z.string(),
    found: z.array(z.string()),
    checkedAt: instant,
  })
  .meta({ id: 'SigningKeyCheck' });
export type SigningKeyCheck = z.infer<typeof signingKeyCheck>;

/** The domain of a From; letters beyond ASCII become A-labels. */
const keyDomain = z.string().trim().toLowerCase().min(1, 'Give the domain of the From address.').max(253);

const tag = 'accounts';
const keys = `${workspacePath}/signing-keys`;

export const listSigningKeys = endpoint({
  id: 'listSigningKeys',
  method: 'GET',
  path: keys,
  access: 'viewer',
  tag,
  summary: 'The DKIM keys, the newest first, each with its DNS record to copy.',
  params: inWorkspace,
  query: z.object({ domain: keyDomain.optional() }),
  response: z.object({ items: z.array(signingKey) }),
});
export const createSigningKey = endpoint({
  id: 'createSigningKey',
  method: 'POST',
  path: keys,
  access: 'owner',
  tag,
  summary: 'Make a DKIM key pair for a domain. A key that signs already goes on until this one is turned on.',
  params: inWorkspace,
  body: z.object({ domain: keyDomain }),
  response: signingKey,
});
export const checkSigningKey = endpoint({
  id: 'checkSigningKey',
  method: 'POST',
  path: `${keys}/:id/check`,
  access: 'editor',
  tag,
  summary: 'Look up the record of a key in the DNS now.',
  params: byId,
  response: signingKeyCheck,
  status: 200,
});
export const turnOnSigningKey = endpoint({
  id: 'turnOnSigningKey',
  method: 'POST',
  path: `${keys}/:id/turn-on`,
  access: 'owner',
  tag,
  summary:
    'Sign with this key from now on, in place of the one before. Its record must be seen, unless said otherwise.',
  params: byId,
  body: z.object({ evenIfNotSeen: z.boolean().default(false) }),
  response: signingKey,
  status: 200,
});
export const turnOffSigningKey = endpoint({
  id: 'turnOffSigningKey',
  method: 'POST',
  path: `${keys}/:id/turn-off`,
  access: 'owner',
  tag,
  summary: 'Sign nothing more with this key.',
  params: byId,
  response: signingKey,
  status: 200,
});
export const deleteSigningKey = endpoint({
  id: 'deleteSigningKey',
  method: 'DELETE',
  path: `${keys}/:id`,
  access: 'owner',
  tag,
  summary: 'Delete a key that is off.',
  params: byId,
  response: done,
});

export const signingKeyEndpoints = [
  listSigningKeys,
  createSigningKey,
  checkSigningKey,
  turnOnSigningKey,
  turnOffSigningKey,
  deleteSigningKey,
];
