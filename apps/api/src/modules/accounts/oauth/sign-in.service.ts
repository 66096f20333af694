import { Inject, Injectable } from '@nestjs/common';
import type { SignInResult } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database, row } from '../../../platform/database/database.js';
import { DomainError, notFound } from '../../../platform/http/domain-error.js';
import { PUBLIC_URL } from '../../../platform/http/public-url.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { OauthAppsRepository } from './apps.repository.js';
import {
  type Authority,
  authorityOf,
  personOf,
  providerOf,
  TEST_AUTHORITY,
  type TestAuthority,
} from './authorities.js';
import { askForTokens, type Tokens } from './authority-client.js';
import { GrantsRepository } from './grants.repository.js';
import { redirectUriOf } from './oauth-apps.service.js';
import { clientSecretOf, sealTokens, verifierSecret } from './sealed-tokens.js';
import { newVerifier, readState, signState } from './sign-in-state.js';
import { type About, type SignInRow, SignInsRepository } from './sign-ins.repository.js';

/** What the authority sent the person back with. */
export interface ComeBack {
  state: string;
  code?: string | undefined;
  error?: string | undefined;
}

/** Whose page is to be shown, and what it says. */
export interface SignedIn {
  workspaceId: string;
  about: About;
  aboutId: string;
  result: SignInResult;
}

/** The consent of a person: authorization code flow with PKCE (RFC 6749, 7636, 9700). */
@Injectable()
export class SignInService {
  private readonly stateKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly signIns: SignInsRepository,
    private readonly apps: OauthAppsRepository,
    private readonly grants: GrantsRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
    @Inject(TEST_AUTHORITY) private readonly test: TestAuthority,
  ) {
    this.stateKey = sealer.derive('oauth state');
  }

  /** The address at the authority for this person's browser. */
  async begin(
    workspaceId: string,
    sessionId: string,
    about: About,
    aboutId: string,
  ): Promise<{ url: string; expiresAt: string }> {
    const { manager } = this.database;
    const server = await this.serverOf(manager, workspaceId, about, aboutId);
    if (!server) throw notFound(about === 'mailbox' ? 'mailbox' : 'account');
    const provider = providerOf(server, this.test);
    if (provider === null)
      throw new DomainError(
        'oauth.no_sign_in',
        'conflict',
        `${server.host} takes no sign-in of Google or Microsoft.`,
        'Sign in with a password.',
      );
    const app = await this.apps.find(manager, workspaceId, provider);
    const authority = authorityOf(provider, app?.tenant ?? 'common', this.test);
    if (!app)
      throw new DomainError(
        'oauth.no_app',
        'conflict',
        `No app is registered with ${authority.name} yet.`,
        `Enter its client ID under “Sign in with ${authority.name}”.`,
      );
    const { verifier, challenge } = newVerifier();
    const verifierSealed = this.sealer.seal(verifier, verifierSecret(workspaceId));
    const { username } = server;
    const begun = await this.signIns.begin(manager, workspaceId, {
      sessionId,
      provider,
      about,
      aboutId,
      username,
      verifierSealed,
    });
    const url = new URL(authority.authorizeUrl);
    url.search = new URLSearchParams({
      client_id: app.clientId,
      response_type: 'code',
      redirect_uri: redirectUriOf(this.publicUrl),
      scope: authority.scopes.join(' '),
      state: signState(this.stateKey, { workspaceId, id: begun.id }),
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...authority.extra,
      ...(username ? { login_hint: personOf(username) } : {}),
    }).toString();
    return { url: url.toString(), expiresAt: begun.expiresAt.toISOString() };
  }

  /** Null: no sign-in of this session, or one that is over. Nothing is learned about whose it would be. */
  async finish(
    sessionId: string,
    answer: ComeBack,
    isOwner: (workspaceId: string) => Promise<boolean>,
  ): Promise<SignedIn | null> {
    const state = readState(this.stateKey, answer.state);
    if (!state || !(await isOwner(state.workspaceId))) return null;
    const { workspaceId, id } = state;
    const begun = await this.signIns.take(this.database.manager, workspaceId, id, sessionId);
    if (!begun) return null;
    const result = await this.conclude(workspaceId, begun, answer);
    return { workspaceId, about: begun.about, aboutId: begun.aboutId, result };
  }

  private async conclude(workspaceId: string, begun: SignInRow, answer: ComeBack): Promise<SignInResult> {
    const { manager } = this.database;
    if (!answer.code) return REFUSED_LATER.test(answer.error ?? '') ? 'later' : 'not_allowed';
    const app = await this.apps.find(manager, workspaceId, begun.provider);
    if (!app) return 'app_refused';
    const authority = authorityOf(begun.provider, app.tenant, this.test);
    const asked = await askForTokens({
      url: authority.tokenUrl,
      name: authority.name,
      onlyLoopback: this.test !== null,
      form: {
        grant_type: 'authorization_code',
        code: answer.code,
        redirect_uri: redirectUriOf(this.publicUrl),
        client_id: app.clientId,
        ...clientSecretOf(this.sealer, workspaceId, app),
        code_verifier: this.sealer.open(begun.verifierSealed, verifierSecret(workspaceId)),
      },
    });
    if (asked.status === 'later') return 'later';
    if (asked.status === 'refused') return asked.kind === 'app' ? 'app_refused' : 'not_allowed';
    return this.keep(workspaceId, begun, authority, asked.tokens);
  }

  private async keep(
    workspaceId: string,
    begun: SignInRow,
    authority: Authority,
    tokens: Tokens,
  ): Promise<SignInResult> {
    const username = begun.username || tokens.email;
    if (!username) return 'other_account';
    const another = tokens.email !== null && tokens.email !== personOf(username);
    if (another && !authority.othersMailboxes) return 'other_account';
    // Without the right to the mail (a box that was not ticked) or to come again, every connection would fail.
    if (tokens.scopes !== null && !MAIL_SCOPE.test(tokens.scopes)) return 'not_allowed';
    const { refreshToken, ...sealed } = sealTokens(this.sealer, workspaceId, tokens);
    if (refreshToken === null) return 'not_lasting';
    return this.database.transaction(async (manager) => {
      const server = await this.serverOf(manager, workspaceId, begun.about, begun.aboutId);
      if (!server || providerOf(server, this.test) !== begun.provider) return 'gone';
      const grant = {
        provider: begun.provider,
        username: personOf(username),
        scopes: tokens.scopes ?? authority.scopes.join(' '),
      };
      const grantId = await this.grants.save(manager, workspaceId, grant, { ...sealed, refreshToken });
      await this.signIns.link(manager, workspaceId, begun, grantId, username);
      await this.grants.wakeUsers(manager, workspaceId, grantId);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
      return 'done';
    });
  }

  private serverOf(
    manager: EntityManager,
    workspaceId: string,
    about: About,
    id: string,
  ): Promise<{ preset: string; host: string; username: string } | null> {
    const table = about === 'mailbox' ? 'mailboxes' : 'sending_accounts';
    return row(manager, `select preset, host, username from ${table} where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ]);
  }
}

/** RFC 6749, section 4.1.2.1. */
const REFUSED_LATER = /^(server_error|temporarily_unavailable)$/;
/** `https://mail.google.com/`; `https://outlook.office.com/IMAP.AccessAsUser.All …`, which Microsoft may shorten to `IMAP.AccessAsUser.All`. */
const MAIL_SCOPE = /mail\.google\.com|IMAP\.AccessAsUser|POP\.AccessAsUser|SMTP\.Send/i;
