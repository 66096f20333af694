import { z } from 'zod';
import { endpoint, page, workspacePath } from './endpoint.js';
import { done, id, instant, inWorkspace } from './primitives.js';

/** Who gives sign-ins (OAuth 2.0) in place of passwords. */
export const oauthProvider = z.enum(['google', 'microsoft']);
export type OauthProvider = z.infer<typeof oauthProvider>;

/** What an owner registered with Google or Microsoft. The secret goes in and never comes out. */
export const oauthApp = z
  .object({
    provider: oauthProvider,
    /** “Google” */
    name: z.string(),
    /** null: nothing is registered yet, so nobody can sign in. */
    clientId: z.string().nullable(),
    hasSecret: z.boolean(),
    /** Microsoft's directory: `common` is everybody's. */
    tenant: z.string(),
    /** What has to stand in the app as its redirect address, word for word. */
    redirectUri: z.string(),
    scopes: z.array(z.string()),
  })
  .meta({ id: 'OauthApp' });
export type OauthApp = z.infer<typeof oauthApp>;

const word = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[\x21-\x7e]*$/, 'It has letters, digits and signs, and no spaces.');

/** Beside the three words of Microsoft: the directory's ID or one of its domains. */
const tenant = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'Write “common”, the directory (tenant) ID or a domain of it.');

export const oauthAppValues = z.object({
  clientId: word(300).min(1, 'Copy the client ID from the app.'),
  /** Sealed at once. Left out: the stored one stays, unless the client ID changes. Empty: an app without one. */
  clientSecret: word(1_000).optional(),
  tenant: tenant.default('common'),
});

/** What became of a sign-in, for the page that it comes back to. */
export const signInResult = z.enum([
  'done',
  /** The person said no, or an administrator has to say yes first. */
  'not_allowed',
  'other_account',
  /** The authority gave no lasting permission. */
  'not_lasting',
  'app_refused',
  'later',
  'gone',
]);
export type SignInResult = z.infer<typeof signInResult>;

const tag = 'accounts';
const apps = `${workspacePath}/oauth/apps`;
const ofProvider = inWorkspace.extend({ provider: oauthProvider });

export const listOauthApps = endpoint({
  id: 'listOauthApps',
  method: 'GET',
  path: apps,
  access: 'viewer',
  tag,
  summary: 'What is registered with Google and Microsoft for signing in, and what they have to be told.',
  params: inWorkspace,
  response: z.object({ items: z.array(oauthApp) }),
});
export const saveOauthApp = endpoint({
  id: 'saveOauthApp',
  method: 'PUT',
  path: `${apps}/:provider`,
  access: 'owner',
  tag,
  summary: 'Say which app of Google or Microsoft asks for the sign-ins of this workspace.',
  params: ofProvider,
  body: oauthAppValues,
  response: oauthApp,
});
export const deleteOauthApp = endpoint({
  id: 'deleteOauthApp',
  method: 'DELETE',
  path: `${apps}/:provider`,
  access: 'owner',
  tag,
  summary: 'Forget the app. Whoever signed in with it stays so until the next renewal, within the hour.',
  params: ofProvider,
  response: done,
});
export const beginSignIn = endpoint({
  id: 'beginSignIn',
  method: 'POST',
  path: `${workspacePath}/oauth/sign-ins`,
  access: 'owner',
  tag,
  summary:
    'Begin to sign in for a sending account or a mailbox: the address to open in the browser of the same person.',
  params: inWorkspace,
  body: z.object({ about: z.enum(['sending_account', 'mailbox']), id }),
  response: z.object({ url: z.string(), expiresAt: instant }),
});
/** Where Google and Microsoft send the person back to. */
export const finishSignIn = endpoint({
  id: 'finishSignIn',
  method: 'GET',
  path: '/oauth/callback',
  access: 'public',
  internal: true,
  tag,
  summary: 'The end of a sign-in: back to the page of the account.',
  query: z.object({
    state: z.string().max(500).default(''),
    code: z.string().max(8_000).optional(),
    error: z.string().max(200).optional(),
    error_description: z.string().max(8_000).optional(),
  }),
  response: page(),
});

export const oauthEndpoints = [listOauthApps, saveOauthApp, deleteOauthApp, beginSignIn, finishSignIn];
