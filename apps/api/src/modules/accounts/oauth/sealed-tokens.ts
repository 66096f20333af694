import type { Sealer } from '../../../platform/secrets/sealer.js';
import type { AppRow } from './apps.repository.js';
import type { Tokens } from './authority-client.js';
import type { SealedTokens } from './grants.repository.js';
import { refreshAfterSeconds } from './token-step.js';

/** Bound to the workspace: copied into another one, none of these can be opened. */
export const accessTokenSecret = (workspaceId: string): string => `oauth-access-token:${workspaceId}`;
export const refreshTokenSecret = (workspaceId: string): string => `oauth-refresh-token:${workspaceId}`;
export const clientSecretSecret = (workspaceId: string): string => `oauth-client-secret:${workspaceId}`;
export const verifierSecret = (workspaceId: string): string => `oauth-verifier:${workspaceId}`;

/** As they are stored. */
export function sealTokens(sealer: Sealer, workspaceId: string, tokens: Tokens): SealedTokens {
  const { accessToken, refreshToken, expiresInSeconds } = tokens;
  return {
    accessToken: sealer.seal(accessToken, accessTokenSecret(workspaceId)),
    refreshToken: refreshToken === null ? null : sealer.seal(refreshToken, refreshTokenSecret(workspaceId)),
    expiresInSeconds,
    refreshAfterSeconds: refreshAfterSeconds(expiresInSeconds, Math.random()),
  };
}

/** For the form to the token endpoint; a public client has none. */
export function clientSecretOf(sealer: Sealer, workspaceId: string, app: AppRow): { client_secret?: string } {
  if (!app.clientSecretSealed) return {};
  return { client_secret: sealer.open(app.clientSecretSealed, clientSecretSecret(workspaceId)) };
}
