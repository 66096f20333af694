import { z } from 'zod';
import { contactSelection } from './contacts.js';
import { endpoint, workspacePath } from './endpoint.js';
import { byId, done, id, inWorkspace, instant, name, version } from './primitives.js';

/** A list of people who agreed to the same kind of mail. */
export const contactList = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    /** Where the people of this list said yes; a real campaign needs it. */
    consentSource: z.string().nullable(),
    members: z.number().int(),
    /** Members whom a campaign to this list can reach: without those suppressed for all, for marketing or for this list. */
    mailable: z.number().int(),
    createdAt: instant,
    version,
  })
  .meta({ id: 'ContactList' });
export type ContactList = z.infer<typeof contactList>;

const listDescription = z.string().trim().max(1_000);
const listConsent = z.string().trim().max(500);
export const newContactList = z.object({
  name,
  description: listDescription.default(''),
  consentSource: listConsent.nullish(),
});
export const contactListChange = z.object({
  version,
  name: name.optional(),
  description: listDescription.optional(),
  consentSource: listConsent.nullish(),
});

const tag = 'lists';
export const listLists = endpoint({
  id: 'listLists',
  method: 'GET',
  path: `${workspacePath}/lists`,
  access: 'viewer',
  tag,
  summary: 'All lists with how many people they have and reach, by name.',
  params: inWorkspace,
  response: z.object({ items: z.array(contactList) }),
});
export const createList = endpoint({
  id: 'createList',
  method: 'POST',
  path: `${workspacePath}/lists`,
  access: 'editor',
  tag,
  summary: 'Make a list.',
  params: inWorkspace,
  body: newContactList,
  response: contactList,
});
export const getList = endpoint({
  id: 'getList',
  method: 'GET',
  path: `${workspacePath}/lists/:id`,
  access: 'viewer',
  tag,
  summary: 'One list.',
  params: byId,
  response: contactList,
});
export const changeList = endpoint({
  id: 'changeList',
  method: 'PATCH',
  path: `${workspacePath}/lists/:id`,
  access: 'editor',
  tag,
  summary: 'Rename a list, describe it, or say where its consent comes from.',
  params: byId,
  body: contactListChange,
  response: contactList,
});
export const deleteList = endpoint({
  id: 'deleteList',
  method: 'DELETE',
  path: `${workspacePath}/lists/:id`,
  access: 'editor',
  tag,
  summary: 'Delete a list. Its people stay; only that they were on it is gone.',
  params: byId,
  response: done,
});
export const addListMembers = endpoint({
  id: 'addListMembers',
  method: 'POST',
  path: `${workspacePath}/lists/:id/members`,
  access: 'editor',
  tag,
  summary: 'Put people on a list, picked or all that match.',
  params: byId,
  body: z.object({ selection: contactSelection, consentSource: listConsent.nullish() }),
  response: z.object({ added: z.number().int() }),
  status: 200,
});
export const removeListMembers = endpoint({
  id: 'removeListMembers',
  method: 'POST',
  path: `${workspacePath}/lists/:id/members/remove`,
  access: 'editor',
  tag,
  summary: 'Take people off a list, picked or all that match.',
  params: byId,
  body: z.object({ selection: contactSelection }),
  response: z.object({ removed: z.number().int() }),
  status: 200,
});

export const listEndpoints = [
  listLists,
  createList,
  getList,
  changeList,
  deleteList,
  addListMembers,
  removeListMembers,
];
