import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What comes back with a sign-in: which one it is, signed. */
export interface SignInState {
  workspaceId: string;
  id: string;
}

const SHAPE = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([\w-]{43})$/;

/** For the `state` parameter (RFC 6749, section 10.12). That it is used once and by whom is kept in its row. */
export function signState(key: Buffer, { workspaceId, id }: SignInState): string {
  return `${workspaceId}.${id}.${signatureOf(key, workspaceId, id).toString('base64url')}`;
}

/** Null: not made here, or changed on its way. */
export function readState(key: Buffer, state: string): SignInState | null {
  const [, workspaceId, id, signature] = SHAPE.exec(state) ?? [];
  if (!workspaceId || !id || !signature) return null;
  const right = signatureOf(key, workspaceId, id);
  const given = Buffer.from(signature, 'base64url');
  return given.length === right.length && timingSafeEqual(given, right) ? { workspaceId, id } : null;
}

const signatureOf = (key: Buffer, workspaceId: string, id: string): Buffer =>
  createHmac('sha256', key).update(`${workspaceId}.${id}`).digest();

/** PKCE (RFC 7636): the code is of use only to who knows the verifier. */
export function newVerifier(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
