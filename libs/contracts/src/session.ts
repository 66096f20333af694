import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { id, name } from './primitives.js';
import { role } from './workspaces.js';

const tag = 'session';

/** What the page must know before anything else. Signing in and out itself is the sign-in library's, under /api/auth. */
export const getSession = endpoint({
  id: 'getSession',
  method: 'GET',
  path: '/api/v1/session',
  access: 'public',
  tag,
  summary: 'Who is signed in, and whether this installation still waits for its owner.',
  response: z
    .object({
      setup: z.object({ ownerNeeded: z.boolean(), codeNeeded: z.boolean() }),
      person: z.object({ id, name: z.string(), email: z.string() }).nullable(),
      version: z.string(),
      publicUrl: z.string(),
    })
    .meta({ id: 'Session' }),
});
export const createOwner = endpoint({
  id: 'createOwner',
  method: 'POST',
  path: '/api/v1/owner',
  access: 'public',
  tag,
  summary:
    'Create the owner of a new installation, once. Beyond loopback it needs the code that the console prints.',
  body: z.object({
    name,
    email: z.email(),
    password: z.string().min(10, 'Use at least 10 characters.').max(128),
    code: z.string().optional(),
  }),
  response: z.object({ id }),
});
export const getInvitation = endpoint({
  id: 'getInvitation',
  method: 'GET',
  path: '/api/v1/invitations/:id',
  access: 'public',
  tag,
  summary: 'What an invitation link leads to.',
  params: z.object({ id }),
  response: z
    .object({
      id,
      email: z.string(),
      role,
      workspaceName: z.string(),
      inviterName: z.string(),
      hasAccount: z.boolean(),
    })
    .meta({ id: 'InvitationView' }),
});
export const acceptInvitation = endpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/v1/invitations/:id/acceptance',
  access: 'public',
  tag,
  summary: 'Accept: signed in as the invited person, or with a name and a password for a new one.',
  params: z.object({ id }),
  body: z.object({
    name: name.optional(),
    password: z.string().min(10, 'Use at least 10 characters.').max(128).optional(),
  }),
  response: z.object({ workspaceId: id }),
});
export const getHealth = endpoint({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  access: 'public',
  tag,
  summary: 'What runs and what does not.',
  response: z
    .object({
      status: z.enum(['ok', 'degraded', 'failing']),
      version: z.string(),
      parts: z.array(
        z.object({ name: z.string(), status: z.enum(['ok', 'degraded', 'failing']), says: z.string() }),
      ),
    })
    .meta({ id: 'Health' }),
});

export const sessionEndpoints = [getSession, createOwner, getInvitation, acceptInvitation, getHealth];
