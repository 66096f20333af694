import {
  checkSigningKey,
  createSigningKey,
  deleteSigningKey,
  turnOffSigningKey,
  turnOnSigningKey,
} from '../../../lib/api/generated/sdk.gen';

export { listSigningKeysOptions } from '../../../lib/api/generated/@tanstack/react-query.gen';

type ById = { workspaceId: string; id: string };

export const makeKey = async (workspaceId: string, domain: string) =>
  (await createSigningKey({ path: { workspaceId }, body: { domain } })).data;
export const lookUpKey = async (path: ById) => (await checkSigningKey({ path })).data;
export const signWith = async (path: ById, evenIfNotSeen: boolean) =>
  (await turnOnSigningKey({ path, body: { evenIfNotSeen } })).data;
export const stopSigningWith = async (path: ById) => (await turnOffSigningKey({ path })).data;
export const removeKey = async (path: ById) => (await deleteSigningKey({ path })).data;
