import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import {
  byId,
  currency,
  done,
  emailAddress,
  id,
  inWorkspace,
  instant,
  money,
  name,
  timeZone,
  version,
} from './primitives.js';

export const role = z.enum(['owner', 'editor', 'viewer']);
export type Role = z.infer<typeof role>;

export const workspace = z
  .object({
    id,
    kind: z.enum(['real', 'sandbox']),
    name: z.string(),
    role,
    legalName: z.string(),
    postalAddress: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    /** Whether orders that come without a key (from the visitor's browser) count as revenue. */
    browserOrdersCount: z.boolean(),
    /** A single one of them may be at most this much, in whichever currency. */
    browserOrderLimit: money,
    /** Days after reading when the original of a mail is removed and what was understood of it stays; null keeps it. */
    keepOriginalsDays: z.number().int().nullable(),
    version,
    sandbox: z
      .object({
        state: z.enum(['starting', 'running', 'stopped', 'failed']),
        says: z.string(),
        people: z.number(),
        pendingActs: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof workspace>;

const tag = 'workspaces';
export const newWorkspace = z.object({
  name,
  kind: z.enum(['real', 'sandbox']),
  people: z.number().int().min(1).max(20_000).optional(),
  timeZone: timeZone.optional(),
  currency: currency.optional(),
});
export const workspaceChange = z.object({
  name: name.optional(),
  legalName: z.string().trim().max(200).optional(),
  postalAddress: z.string().trim().max(500).optional(),
  timeZone: timeZone.optional(),
  currency: currency.optional(),
  keepOriginalsDays: z.number().int().min(1).max(3650).nullable().optional(),
  version,
  browserOrdersCount: z.boolean().optional(),
  browserOrderLimit: money.refine((limit) => Number(limit) > 0, 'Give an amount above zero.').optional(),
});
export const member = z
  .object({ id, userId: id, name: z.string(), email: z.string(), role, joinedAt: instant })
  .meta({ id: 'Member' });
export const invitation = z
  .object({ id, email: z.string(), role, status: z.string(), expiresAt: instant, link: z.string() })
  .meta({ id: 'Invitation' });
export const apiKey = z
  .object({
    id,
    name: z.string(),
    prefix: z.string(),
    role: z.enum(['editor', 'viewer']),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

export const listWorkspaces = endpoint({
  id: 'listWorkspaces',
  method: 'GET',
  path: '/api/v1/workspaces',
  access: 'signed_in',
  tag,
  summary: 'The workspaces that you are a member of, and whether you may make one for real mail.',
  response: z.object({
    items: z.array(workspace),
    /** The installation's first owner, and whoever owns a real workspace already. Sandboxes are open to everybody. */
    mayMakeReal: z.boolean(),
  }),
});
export const createWorkspace = endpoint({
  id: 'createWorkspace',
  method: 'POST',
  path: '/api/v1/workspaces',
  access: 'signed_in',
  tag,
  summary:
    'Make a workspace: a sandbox with made-up people that can never send off this machine, or a real one (the first owner and owners of real ones).',
  body: newWorkspace,
  response: workspace,
});
export const getWorkspace = endpoint({
  id: 'getWorkspace',
  method: 'GET',
  path: workspacePath,
  access: 'viewer',
  tag,
  summary: 'One workspace.',
  params: inWorkspace,
  response: workspace,
});
export const changeWorkspace = endpoint({
  id: 'changeWorkspace',
  method: 'PATCH',
  path: workspacePath,
  access: 'owner',
  tag,
  summary: 'Change the name, the legal sender, the time zone or the currency.',
  params: inWorkspace,
  body: workspaceChange,
  response: workspace,
});
export const listMembers = endpoint({
  id: 'listMembers',
  method: 'GET',
  path: `${workspacePath}/members`,
  access: 'viewer',
  tag,
  summary: 'The people of the workspace and the open invitations.',
  params: inWorkspace,
  response: z.object({ members: z.array(member), invitations: z.array(invitation) }),
});
export const invite = endpoint({
  id: 'invite',
  method: 'POST',
  path: `${workspacePath}/invitations`,
  access: 'owner',
  tag,
  summary: 'Invite a person; the answer holds the link to give them.',
  params: inWorkspace,
  body: z.object({ email: emailAddress, role }),
  response: invitation,
});
export const revokeInvitation = endpoint({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: `${workspacePath}/invitations/:id`,
  access: 'owner',
  tag,
  summary: 'Take an invitation back.',
  params: byId,
  response: done,
});
export const changeMember = endpoint({
  id: 'changeMember',
  method: 'PATCH',
  path: `${workspacePath}/members/:id`,
  access: 'owner',
  tag,
  summary: 'Change the role of a member; a workspace keeps at least one owner.',
  params: byId,
  body: z.object({ role }),
  response: done,
});
export const removeMember = endpoint({
  id: 'removeMember',
  method: 'DELETE',
  path: `${workspacePath}/members/:id`,
  access: 'owner',
  tag,
  summary: 'Remove a member; a workspace keeps at least one owner.',
  params: byId,
  response: done,
});
export const listApiKeys = endpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: `${workspacePath}/api-keys`,
  access: 'owner',
  tag,
  summary: 'The keys that programs use.',
  params: inWorkspace,
  response: z.object({ items: z.array(apiKey) }),
});
export const createApiKey = endpoint({
  id: 'createApiKey',
  method: 'POST',
  path: `${workspacePath}/api-keys`,
  access: 'owner',
  tag,
  summary: 'Make a key. It is shown once: only its hash is kept.',
  params: inWorkspace,
  body: z.object({ name, role: z.enum(['editor', 'viewer']) }),
  response: apiKey.extend({ key: z.string() }).meta({ id: 'NewApiKey' }),
});
export const revokeApiKey = endpoint({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: `${workspacePath}/api-keys/:id`,
  access: 'owner',
  tag,
  summary: 'Revoke a key at once.',
  params: byId,
  response: done,
});

export const workspaceEndpoints = [
  listWorkspaces,
  createWorkspace,
  getWorkspace,
  changeWorkspace,
  listMembers,
  invite,
  revokeInvitation,
  changeMember,
  removeMember,
  listApiKeys,
  createApiKey,
  revokeApiKey,
];
