import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Grant {
  username: string;
  clientId: string;
  refreshToken: string;
  withdrawn: boolean;
}

/** How it treats whoever asks for tokens: `unwell` says 503, `silent` never answers. */
export type AuthorityMood = 'well' | 'unwell' | 'silent';

export const CLIENT = { clientId: 'client-1.example', clientSecret: 'a-client-secret' };

/**
 * Google and Microsoft on 127.0.0.1: `/<provider>/authorize` sends back at once whoever `personIs`, `/<provider>/token`
 * checks the app, the redirect address and PKCE, gives tokens, and takes every refresh token once; `/introspect` tells a
 * mail server whose an access token is (RFC 7662, as Dovecot asks).
 */
export async function startFakeAuthority() {
  const codes = new Map<
    string,
    { username: string; clientId: string; challenge: string; redirectUri: string }
  >();
  const grants: Grant[] = [];
  const accessTokens = new Map<string, { grant: Grant; until: number }>();
  const state = {
    mood: 'well' as AuthorityMood,
    /** Who is signed in in the browser; null: says no. */
    person: 'ines@northlight.coffee' as string | null,
    lifetimeSeconds: 3_600,
    clientSecret: CLIENT.clientSecret,
    /** What it was asked for, answered or not. */
    refreshes: 0,
    exchanges: 0,
    /** Every body that came to a token endpoint. */
    asked: [] as URLSearchParams[],
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const json = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '', 'http://authority.test');
    if (url.pathname === '/introspect') return introspect(request, response, url);
    const [, , what] = url.pathname.split('/');
    if (what === 'authorize') return authorize(response, url.searchParams);
    const form = new URLSearchParams(await bodyOf(request));
    state.asked.push(form);
    if (form.get('grant_type') === 'refresh_token') state.refreshes += 1;
    else state.exchanges += 1;
    if (state.mood === 'silent') return;
    if (state.mood === 'unwell') return json(response, 503, { error: 'temporarily_unavailable' });
    if (form.get('client_id') !== CLIENT.clientId || form.get('client_secret') !== state.clientSecret)
      return json(response, 401, {
        error: 'invalid_client',
        error_description: 'The OAuth client was not found.',
      });
    return form.get('grant_type') === 'refresh_token' ? refresh(response, form) : exchange(response, form);
  }

  function authorize(response: ServerResponse, query: URLSearchParams): void {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (state.person === null) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomBytes(12).toString('hex');
      codes.set(code, {
        username: state.person,
        clientId: query.get('client_id') ?? '',
        challenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
      });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.toString() }).end();
  }

  function exchange(response: ServerResponse, form: URLSearchParams): unknown {
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri'))
      return json(response, 400, { error: 'invalid_grant', error_description: 'Bad Request' });
    const grant = { username: code.username, clientId: code.clientId, refreshToken: '', withdrawn: false };
    grants.push(grant);
    return give(response, grant);
  }

  function refresh(response: ServerResponse, form: URLSearchParams): unknown {
    const grant = grants.find(({ refreshToken }) => refreshToken === form.get('refresh_token'));
    if (!grant || grant.withdrawn)
      return json(response, 400, {
        error: 'invalid_grant',
        error_description: 'Token has been expired or revoked.',
      });
    return give(response, grant);
  }

  function give(response: ServerResponse, grant: Grant): unknown {
    return json(response, 200, {
      ...issue(grant),
      token_type: 'Bearer',
      scope: 'openid https://mail.google.com/',
    });
  }

  function issue(grant: Grant) {
    grant.refreshToken = `refresh-${randomBytes(12).toString('hex')}`;
    const token = `access-${randomBytes(12).toString('hex')}`;
    accessTokens.set(token, { grant, until: Date.now() + state.lifetimeSeconds * 1_000 });
    const claims = Buffer.from(JSON.stringify({ email: grant.username })).toString('base64url');
    return {
      access_token: token,
      refresh_token: grant.refreshToken,
      expires_in: state.lifetimeSeconds,
      id_token: `e30.${claims}.x`,
    };
  }

  async function introspect(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const token = form.get('token') ?? url.searchParams.get('token') ?? '';
    const username = ownerOf(token);
    json(response, 200, username === null ? { active: false } : { active: true, email: username });
  }

  /** Whose access token it is, if it is in force: what a mail server asks. */
  function ownerOf(token: string): string | null {
    const known = accessTokens.get(token);
    return known && !known.grant.withdrawn && known.until > Date.now() ? known.grant.username : null;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ownerOf,
    /** Takes back the consent of a person: neither their tokens nor their refresh tokens work any more. */
    withdraw(username: string) {
      for (const grant of grants) if (grant.username === username) grant.withdrawn = true;
    },
    /** The tokens that were given out no longer work, whatever they said of their end. */
    forgetAccessTokens: () => accessTokens.clear(),
    /** A consent as if the person had given it in the browser. */
    consent(username: string) {
      const grant = { username, clientId: CLIENT.clientId, refreshToken: '', withdrawn: false };
      grants.push(grant);
      const {
        access_token: accessToken,
        refresh_token: refreshToken,
        expires_in: expiresInSeconds,
      } = issue(grant);
      return { accessToken, refreshToken, expiresInSeconds };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
export type FakeAuthority = Awaited<ReturnType<typeof startFakeAuthority>>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
