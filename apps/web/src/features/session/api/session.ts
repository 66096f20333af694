import type { QueryClient } from '@tanstack/react-query';
import { listWorkspacesQueryKey } from '../../../lib/api/generated/@tanstack/react-query.gen';
import { acceptInvitation, createOwner, createWorkspace } from '../../../lib/api/generated/sdk.gen';
import type { CreateOwnerData, CreateWorkspaceData } from '../../../lib/api/generated/types.gen';
import { ApiProblem } from '../../../lib/api/problem';

export {
  /** Who is signed in, and whether the installation still waits for its owner. */
  getSessionOptions as sessionQuery,
  /** The workspaces of the person. */
  listWorkspacesOptions as workspacesQuery,
  /** One workspace, with how its sandbox does. */
  getWorkspaceOptions as workspaceQuery,
  /** What an invitation link leads to. */
  getInvitationOptions as invitationQuery,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

/** The sign-in library's client is loaded when it is needed: signing in and out, nothing else. */
async function signInClient() {
  const { createAuthClient } = await import('better-auth/react');
  return createAuthClient({ basePath: '/api/auth', fetchOptions: { credentials: 'same-origin' } });
}

export interface Credentials {
  email: string;
  password: string;
}

/** Signs in; throws an ApiProblem with the reason. What was loaded before is loaded again. */
export async function signIn(queries: QueryClient, credentials: Credentials, staySignedIn: boolean) {
  const client = await signInClient();
  const { email, password } = credentials;
  const { error } = await client.signIn.email({ email, password, rememberMe: staySignedIn });
  if (error) throw signInProblem(error);
  await queries.resetQueries();
}

/** Signs out. The caller leaves the page and then forgets what was loaded, in this order: see useSignOut. */
export async function signOut() {
  const client = await signInClient();
  const { error } = await client.signOut();
  if (error) throw signInProblem(error);
}

/** The sign-in library says no more than a status and a sentence; 401 means the pair did not match. */
function signInProblem({ status, message }: { status: number; message?: string | undefined }): ApiProblem {
  if (status !== 401) return new ApiProblem({ status, ...(message ? { detail: message } : {}) });
  return new ApiProblem({
    status,
    title: 'Email and password do not match',
    detail: 'This email and password do not belong together.',
    remedy: 'Check both and try again.',
  });
}

/** Creates the owner of a new installation and signs in as them. */
export async function becomeOwner(queries: QueryClient, body: CreateOwnerData['body']) {
  await createOwner({ body, throwOnError: true });
  await signIn(queries, body, true);
}

/** Makes a workspace and returns its id. */
export async function makeWorkspace(
  queries: QueryClient,
  body: CreateWorkspaceData['body'],
): Promise<string> {
  const { data } = await createWorkspace({ body, throwOnError: true });
  await queries.invalidateQueries({ queryKey: listWorkspacesQueryKey() });
  return data.id;
}

/** Accepts an invitation, with name and password where the person has no account yet. */
export async function joinWorkspace(
  queries: QueryClient,
  invitation: { id: string; email: string },
  account: { name: string; password: string } | null,
): Promise<string> {
  const { data } = await acceptInvitation({
    path: { id: invitation.id },
    body: account ?? {},
    throwOnError: true,
  });
  if (account) await signIn(queries, { email: invitation.email, password: account.password }, true);
  await queries.invalidateQueries();
  return data.workspaceId;
}
