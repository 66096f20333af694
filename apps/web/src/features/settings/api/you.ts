import type { QueryClient } from '@tanstack/react-query';
import { getSessionOptions } from '../../../lib/api/generated/@tanstack/react-query.gen';
import { ApiProblem } from '../../../lib/api/problem';

/** The sign-in library's client, loaded when somebody changes their own name or password. */
async function signInClient() {
  const { createAuthClient } = await import('better-auth/react');
  return createAuthClient({ basePath: '/api/auth', fetchOptions: { credentials: 'same-origin' } });
}

interface LibraryError {
  status: number;
  code?: string | undefined;
  message?: string | undefined;
}

function problemOf({ status, code, message }: LibraryError): ApiProblem {
  if (code === 'INVALID_PASSWORD') {
    return new ApiProblem({
      status,
      title: 'This is not your password',
      fields: [{ path: 'current', message: 'This is not your password.' }],
    });
  }
  return new ApiProblem({ status, ...(message ? { detail: message } : {}) });
}

export async function saveName(queries: QueryClient, name: string) {
  const client = await signInClient();
  const { error } = await client.updateUser({ name });
  if (error) throw problemOf(error);
  // Routes take the session from the cache as it is: it has to be the new one before they look.
  await queries.fetchQuery({ ...getSessionOptions(), staleTime: 0 });
}

/** Everywhere else the person is signed out. */
export async function changePassword(current: string, wanted: string) {
  const client = await signInClient();
  const { error } = await client.changePassword({
    currentPassword: current,
    newPassword: wanted,
    revokeOtherSessions: true,
  });
  if (error) throw problemOf(error);
}
