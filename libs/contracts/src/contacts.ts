import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import {
  byId,
  done,
  emailAddress,
  id,
  inWorkspace,
  instant,
  name,
  pageOf,
  paging,
  timeZone,
  version,
} from './primitives.js';
import { suppression, suppressionReason, suppressionScope } from './suppressions.js';

export const contactFieldType = z.enum(['text', 'number', 'date', 'boolean']);
export type ContactFieldType = z.infer<typeof contactFieldType>;
/** How a field is named in templates: `{{favourite_colour}}`. */
export const contactFieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'Begin with a letter; then small letters, digits and _ only.');

/** A custom field of this workspace. Dates are YYYY-MM-DD. */
export const contactField = z
  .object({ key: contactFieldKey, label: name, type: contactFieldType })
  .meta({ id: 'ContactField' });
export type ContactField = z.infer<typeof contactField>;

/** PostgreSQL keeps no NUL, and no text of a person has one. */
const WITHOUT_NUL = /^[^\0]*$/;
const attributeValue = z.union([z.string().max(2_000).regex(WITHOUT_NUL), z.number(), z.boolean()]);
export const contactAttributes = z.record(contactFieldKey, attributeValue);
export type ContactAttributes = z.infer<typeof contactAttributes>;

const suppressionShort = z.object({ scope: suppressionScope, reason: suppressionReason });

/** A person as lists show them. */
export const contactSummary = z
  .object({
    id,
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    attributes: contactAttributes,
    lists: z.array(z.object({ id, name: z.string() })),
    /** The strongest suppression in force, null if none. */
    suppression: suppressionShort.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'ContactSummary' });
export type ContactSummary = z.infer<typeof contactSummary>;

/** Whether mail may go to this person, and every fact that decides it. */
export const mailability = z
  .object({
    /** `yes`, `only_answers` (no marketing, but answers and transactional mail), `not_some_lists`, or `no`. */
    verdict: z.enum(['yes', 'only_answers', 'not_some_lists', 'no']),
    says: z.string(),
    suppressions: z.array(suppression),
  })
  .meta({ id: 'Mailability' });
export type Mailability = z.infer<typeof mailability>;

/** A person with everything that this noun knows about them. */
export const contact = z
  .object({
    id,
    email: z.string(),
    emailDomain: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    attributes: contactAttributes,
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
    consent: z.object({ source: z.string(), at: instant.nullable() }).nullable(),
    lists: z.array(
      z.object({ id, name: z.string(), joinedAt: instant, consentSource: z.string().nullable() }),
    ),
    import: z.object({ id, fileName: z.string(), at: instant }).nullable(),
    mailability,
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof contact>;

const language = z
  .string()
  .trim()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write the language as en or de-AT.');
const personName = z.string().trim().max(200).regex(WITHOUT_NUL);

export const newContact = z.object({
  email: emailAddress,
  firstName: personName.default(''),
  lastName: personName.default(''),
  attributes: contactAttributes.default({}),
  language: language.nullish(),
  timeZone: timeZone.nullish(),
  consentSource: z.string().trim().max(500).nullish(),
  listIds: z.array(id).max(50).default([]),
});
/** Only what is given changes; an attribute set to null is removed. */
export const contactChange = z.object({
  version,
  email: emailAddress.optional(),
  firstName: personName.optional(),
  lastName: personName.optional(),
  attributes: z.record(contactFieldKey, attributeValue.nullable()).optional(),
  language: language.nullish(),
  timeZone: timeZone.nullish(),
  consentSource: z.string().trim().max(500).nullish(),
});

/** Which people: every part that is given must hold. `search` finds parts of address and names. */
export const contactFilter = z.object({
  search: z.string().trim().max(200).optional(),
  listId: id.optional(),
  suppressed: z.enum(['yes', 'no']).optional(),
  field: contactFieldKey.optional(),
  value: z.string().max(2_000).optional(),
  importId: id.optional(),
});
export type ContactFilter = z.infer<typeof contactFilter>;

/** People picked one by one, or everybody who matches a filter. */
export const contactSelection = z.union([
  z.object({ ids: z.array(id).min(1).max(1_000) }),
  z.object({ matching: contactFilter }),
]);
export type ContactSelection = z.infer<typeof contactSelection>;

const tag = 'contacts';
export const listContacts = endpoint({
  id: 'listContacts',
  method: 'GET',
  path: `${workspacePath}/contacts`,
  access: 'viewer',
  tag,
  summary: 'People, newest or by address. The first page says how many there are, up to 10,000.',
  params: inWorkspace,
  query: paging.extend({ ...contactFilter.shape, sort: z.enum(['newest', 'email']).default('newest') }),
  response: pageOf(contactSummary),
});
export const countContacts = endpoint({
  id: 'countContacts',
  method: 'GET',
  path: `${workspacePath}/contacts/count`,
  access: 'viewer',
  tag,
  summary: 'How many people match, exactly: for "all 48,210 matching".',
  params: inWorkspace,
  query: contactFilter,
  response: z.object({ count: z.number().int() }),
});
export const createContact = endpoint({
  id: 'createContact',
  method: 'POST',
  path: `${workspacePath}/contacts`,
  access: 'editor',
  tag,
  summary: 'Add one person.',
  params: inWorkspace,
  body: newContact,
  response: contact,
});
export const getContact = endpoint({
  id: 'getContact',
  method: 'GET',
  path: `${workspacePath}/contacts/:id`,
  access: 'viewer',
  tag,
  summary:
    'One person: details, lists, consent, where they came from, and whether and why not they can be mailed.',
  params: byId,
  response: contact,
});
export const changeContact = endpoint({
  id: 'changeContact',
  method: 'PATCH',
  path: `${workspacePath}/contacts/:id`,
  access: 'editor',
  tag,
  summary: 'Change a person. A new address begins without the suppressions of the old one.',
  params: byId,
  body: contactChange,
  response: contact,
});
export const eraseContact = endpoint({
  id: 'eraseContact',
  method: 'DELETE',
  path: `${workspacePath}/contacts/:id`,
  access: 'editor',
  tag,
  summary:
    'Erase a person for good. Suppressions stay in force by a hash of the address, and what was already sent keeps its record.',
  params: byId,
  response: done,
});
export const eraseContacts = endpoint({
  id: 'eraseContacts',
  method: 'POST',
  path: `${workspacePath}/contacts/erase`,
  access: 'editor',
  tag,
  summary: 'Erase several people for good, picked or all that match.',
  params: inWorkspace,
  body: z.object({ selection: contactSelection }),
  response: z.object({ erased: z.number().int() }),
  status: 200,
});

export const listContactFields = endpoint({
  id: 'listContactFields',
  method: 'GET',
  path: `${workspacePath}/contact-fields`,
  access: 'viewer',
  tag,
  summary: 'The custom fields of this workspace.',
  params: inWorkspace,
  response: z.object({ items: z.array(contactField) }),
});
export const createContactField = endpoint({
  id: 'createContactField',
  method: 'POST',
  path: `${workspacePath}/contact-fields`,
  access: 'editor',
  tag,
  summary: 'Define a custom field. Its key is made from the label if none is given.',
  params: inWorkspace,
  body: z.object({ key: contactFieldKey.optional(), label: name, type: contactFieldType }),
  response: contactField,
});
export const deleteContactField = endpoint({
  id: 'deleteContactField',
  method: 'DELETE',
  path: `${workspacePath}/contact-fields/:key`,
  access: 'editor',
  tag,
  summary: 'Remove a custom field and what people have in it.',
  params: z.object({ workspaceId: id, key: contactFieldKey }),
  response: z.object({ cleared: z.number().int() }),
});

export const contactEndpoints = [
  listContacts,
  countContacts,
  createContact,
  getContact,
  changeContact,
  eraseContact,
  eraseContacts,
  listContactFields,
  createContactField,
  deleteContactField,
];
