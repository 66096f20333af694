import type { QueryClient } from '@tanstack/react-query';
import {
  listApiKeysQueryKey,
  listMembersQueryKey,
  listWorkspacesQueryKey,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
import * as sdk from '../../../lib/api/generated/sdk.gen';
import type { ChangeWorkspaceData, CreateApiKeyData, InviteData } from '../../../lib/api/generated/types.gen';

export {
  /** The people of the workspace and the open invitations. */
  listMembersOptions as membersQuery,
  /** The keys that programs use; owners only. */
  listApiKeysOptions as keysQuery,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
export type { ApiKey, Invitation, Member } from '../../../lib/api/generated/types.gen';

export type Role = InviteData['body']['role'];

export async function saveWorkspace(
  queries: QueryClient,
  workspaceId: string,
  body: ChangeWorkspaceData['body'],
) {
  const { data } = await sdk.changeWorkspace({ path: { workspaceId }, body, throwOnError: true });
  await queries.invalidateQueries({ queryKey: listWorkspacesQueryKey() });
  return data;
}

const membersChanged = (queries: QueryClient, workspaceId: string) =>
  queries.invalidateQueries({ queryKey: listMembersQueryKey({ path: { workspaceId } }) });

export async function invitePerson(queries: QueryClient, workspaceId: string, body: InviteData['body']) {
  const { data } = await sdk.invite({ path: { workspaceId }, body, throwOnError: true });
  await membersChanged(queries, workspaceId);
  return data;
}

export async function takeInvitationBack(queries: QueryClient, workspaceId: string, id: string) {
  await sdk.revokeInvitation({ path: { workspaceId, id }, throwOnError: true });
  await membersChanged(queries, workspaceId);
}

export async function setRole(queries: QueryClient, workspaceId: string, id: string, role: Role) {
  await sdk.changeMember({ path: { workspaceId, id }, body: { role }, throwOnError: true });
  await membersChanged(queries, workspaceId);
}

export async function removePerson(queries: QueryClient, workspaceId: string, id: string) {
  await sdk.removeMember({ path: { workspaceId, id }, throwOnError: true });
  await membersChanged(queries, workspaceId);
}

const keysChanged = (queries: QueryClient, workspaceId: string) =>
  queries.invalidateQueries({ queryKey: listApiKeysQueryKey({ path: { workspaceId } }) });

/** The key itself is in this answer and nowhere else. */
export async function makeKey(queries: QueryClient, workspaceId: string, body: CreateApiKeyData['body']) {
  const { data } = await sdk.createApiKey({ path: { workspaceId }, body, throwOnError: true });
  await keysChanged(queries, workspaceId);
  return data;
}

export async function revokeKey(queries: QueryClient, workspaceId: string, id: string) {
  await sdk.revokeApiKey({ path: { workspaceId, id }, throwOnError: true });
  await keysChanged(queries, workspaceId);
}
