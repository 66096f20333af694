import { betterAuth } from 'better-auth';
import { createAccessControl } from 'better-auth/plugins/access';
import { organization } from 'better-auth/plugins';
import { Pool } from 'pg';
import type { TrustedOrigins } from '../../platform/http/trusted-origins.js';

export interface AuthOptions {
  databaseUrl: string;
  publicUrl: string;
  secret: Buffer;
  origins: TrustedOrigins;
}

/** Our three roles; what each may do is decided by the endpoints' access rules, not by the sign-in library. */
const access = createAccessControl({ organization: ['update'] });
const roles = {
  owner: access.newRole({ organization: ['update'] }),
  editor: access.newRole({ organization: [] }),
  viewer: access.newRole({ organization: [] }),
};

/** Carries the socket's address to the library: nothing that a client sends can take this name (see `authHandler`). */
export const CLIENT_ADDRESS_HEADER = 'x-mailwright-client-address';

/**
 * Sign-in: sessions in cookies, passwords hashed, attempts limited per address. Accounts are only made by us (the first
 * owner, accepted invitations), so signing up over HTTP is closed, and workspaces are managed by our own endpoints.
 */
export function createAuth(options: AuthOptions) {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    options: '-c search_path=auth',
    max: 4,
    application_name: 'mailwright sign-in',
  });
  // An idle connection that breaks says so here, and would end the process unheard; the next question opens a new one.
  pool.on('error', () => undefined);
  const auth = betterAuth({
    database: pool,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret.toString('base64'),
    trustedOrigins: [...options.origins.list],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 8 } },
    },
    advanced: {
      // Said, because the library decides it by NODE_ENV otherwise.
      disableOriginCheck: false,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      useSecureCookies: options.publicUrl.startsWith('https:'),
    },
    plugins: [organization({ ac: access, roles, allowUserToCreateOrganization: false })],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  return { auth, pool };
}

export type Auth = ReturnType<typeof createAuth>['auth'];
