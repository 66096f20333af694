export type OauthProvider = 'google' | 'microsoft';

/** Who gives consents and tokens: fixed addresses, nothing that a workspace can set leads elsewhere. */
export interface Authority {
  provider: OauthProvider;
  name: string;
  /** Where a person consents, in their own browser. */
  authorizeUrl: string;
  tokenUrl: string;
  scopes: readonly string[];
  /** What the authorize page is told beside the usual (RFC 6749, section 4.1.1, and the authority's own). */
  extra: Readonly<Record<string, string>>;
  /** The only servers that its tokens are ever shown to. */
  mailServers: readonly string[];
  /** SMTP and IMAP presets that belong to it. */
  presets: readonly string[];
  /** True where a mailbox may be opened by somebody else's sign-in (Microsoft's shared mailboxes). */
  othersMailboxes: boolean;
}

const google: Authority = {
  provider: 'google',
  name: 'Google',
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  scopes: ['openid', 'email', 'https://mail.google.com/'],
  // Without `offline` there is no refresh token; without `consent` only the first sign-in brings one.
  extra: { access_type: 'offline', prompt: 'consent' },
  mailServers: ['smtp.gmail.com', 'smtp-relay.gmail.com', 'imap.gmail.com', 'pop.gmail.com'],
  presets: ['gmail', 'google_workspace'],
  othersMailboxes: false,
};

const microsoft: Authority = {
  provider: 'microsoft',
  name: 'Microsoft',
  authorizeUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
  tokenUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
  scopes: [
    'openid',
    'email',
    'profile',
    'offline_access',
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/POP.AccessAsUser.All',
    'https://outlook.office.com/SMTP.Send',
  ],
  extra: { response_mode: 'query', prompt: 'select_account' },
  mailServers: [
    'smtp.office365.com',
    'outlook.office365.com',
    'smtp-mail.outlook.com',
    'imap-mail.outlook.com',
    'pop-mail.outlook.com',
  ],
  presets: ['microsoft_365', 'outlook_com'],
  othersMailboxes: true,
};

const ALL = { google, microsoft } as const;

/**
 * A stand-in for both on this machine, for tests alone. Where it is set, no token is asked for or shown elsewhere: the
 * only mail servers are on this machine, too.
 */
export const TEST_AUTHORITY = Symbol('test authority');
export type TestAuthority = string | null;

/** The authority with its addresses for a tenant. */
export function authorityOf(provider: OauthProvider, tenant: string, test: TestAuthority): Authority {
  const authority = ALL[provider];
  const at = (url: string, path: string): string =>
    test === null ? url.replace('{tenant}', encodeURIComponent(tenant)) : `${test}/${provider}/${path}`;
  return {
    ...authority,
    authorizeUrl: at(authority.authorizeUrl, 'authorize'),
    tokenUrl: at(authority.tokenUrl, 'token'),
  };
}

export const authorityName = (provider: OauthProvider): string => ALL[provider].name;

/** For the forms. */
export const authorityOfPreset = (preset: string): Authority | null =>
  Object.values(ALL).find(({ presets }) => presets.includes(preset)) ?? null;

/** Whose sign-in a mail server takes; null: nobody's that we know, so it is shown no token. */
export function providerOf(
  server: { preset: string; host: string },
  test: TestAuthority,
): OauthProvider | null {
  const host = server.host.toLowerCase().replace(/\.$/, '');
  const all = [google, microsoft];
  const found =
    test === null
      ? all.find(({ mailServers }) => mailServers.includes(host))
      : all.find(({ presets }) => LOOPBACK.has(host) && presets.includes(server.preset));
  return found?.provider ?? null;
}

/** Who signs in: Gmail's POP3 takes `recent:` before the address, which is about the reading. In lower case. */
export const personOf = (username: string): string => username.toLowerCase().replace(/^recent:/, '');

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
