import { Inject, Injectable } from '@nestjs/common';
import type { TokenAnswer, TokenSource } from '@mailwright/smtp';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Database } from '../../../platform/database/database.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { LOGGER } from '../../../platform/logging/logger.token.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { OauthAppsRepository } from './apps.repository.js';
import { authorityOf, providerOf, TEST_AUTHORITY, type TestAuthority } from './authorities.js';
import { askForTokens, type TokenResult } from './authority-client.js';
import { type GrantRow, GrantsRepository } from './grants.repository.js';
import { accessTokenSecret, clientSecretOf, refreshTokenSecret, sealTokens } from './sealed-tokens.js';
import { nextStep, retryAfterSeconds } from './token-step.js';

/** Who waits for another's refresh looks this often. */
const LOOK_EVERY_MS = 150;
/** Longer than one refresh may take; then the connection is tried again later. */
const WAIT_AT_MOST_MS = 40_000;

const NOBODY: TokenAnswer = { status: 'withdrawn', says: 'Nobody has signed in yet. Sign in.' };

/**
 * The access tokens of all connections on all machines. One process at a time refreshes a grant: it takes the turn by a
 * compare-and-set on the row and asks outside of any transaction; the others see the row change. A turn that is never
 * ended (its process died) is over after its seconds.
 */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly database: Database,
    private readonly grants: GrantsRepository,
    private readonly apps: OauthAppsRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    @Inject(TEST_AUTHORITY) private readonly test: TestAuthority,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /** For the connections of one server. A token is shown to no server but its authority's. */
  sourceFor(
    workspaceId: string,
    grantId: string | null,
    server: { preset: string; host: string },
  ): TokenSource {
    return async (refused) => {
      if (grantId === null) return NOBODY;
      try {
        return await this.token(workspaceId, grantId, server, refused);
      } catch (error) {
        this.logger.warn({ event: 'oauth.token_failed', grantId, err: error });
        return {
          status: 'later',
          says: 'Mailwright could not read or renew the stored sign-in; its log says why.',
        };
      }
    };
  }

  private async token(
    workspaceId: string,
    grantId: string,
    server: { preset: string; host: string },
    refused: string | undefined,
  ): Promise<TokenAnswer> {
    const until = Date.now() + WAIT_AT_MOST_MS;
    while (Date.now() < until) {
      const grant = await this.grants.find(this.database.manager, workspaceId, grantId);
      if (!grant || providerOf(server, this.test) !== grant.provider) return NOBODY;
      const token = grant.accessTokenSealed
        ? this.sealer.open(grant.accessTokenSealed, accessTokenSecret(workspaceId))
        : '';
      const step = nextStep(grant, refused !== undefined && refused === token);
      if (step === 'use') return { status: 'token', token };
      if (step === 'withdrawn' || step === 'later') return { status: step, says: grant.stateSays };
      const ours =
        step === 'refresh' && (await this.grants.takeTurn(this.database.manager, workspaceId, grant));
      if (ours) await this.refresh(workspaceId, { ...grant, version: grant.version + 1 });
      else await pause(LOOK_EVERY_MS);
    }
    return { status: 'later', says: 'The sign-in is being renewed, which takes unusually long.' };
  }

  /** Asks the authority and writes down what came of it, whatever it was. */
  private async refresh(workspaceId: string, grant: GrantRow): Promise<void> {
    const { manager } = this.database;
    const result = await this.ask(workspaceId, grant);
    if (result.status === 'tokens') {
      await this.grants.renew(
        manager,
        workspaceId,
        grant.id,
        grant.version,
        sealTokens(this.sealer, workspaceId, result.tokens),
      );
      return;
    }
    const { status, says } = result;
    this.logger.warn({ event: 'oauth.refresh_failed', grantId: grant.id, provider: grant.provider, status });
    if (status === 'later') {
      const seconds = retryAfterSeconds(grant.failures + 1, Math.random());
      return this.grants.postpone(manager, workspaceId, grant.id, grant.version, seconds, says);
    }
    const state = result.kind === 'withdrawn' ? 'withdrawn' : 'app_refused';
    await this.database.transaction(async (within) => {
      if (await this.grants.refuse(within, workspaceId, grant.id, grant.version, state, says))
        await this.live.tell(within, { workspaceId, topic: 'accounts' });
    });
  }

  private async ask(workspaceId: string, grant: GrantRow): Promise<TokenResult> {
    const app = await this.apps.find(this.database.manager, workspaceId, grant.provider);
    const { name, tokenUrl, scopes } = authorityOf(grant.provider, app?.tenant ?? 'common', this.test);
    if (!app)
      return {
        status: 'refused',
        kind: 'app',
        says: `The client ID for ${name} was removed. Enter it under “Sign in with ${name}”.`,
      };
    return askForTokens({
      url: tokenUrl,
      name,
      onlyLoopback: this.test !== null,
      form: {
        grant_type: 'refresh_token',
        refresh_token: this.sealer.open(grant.refreshTokenSealed, refreshTokenSecret(workspaceId)),
        client_id: app.clientId,
        ...clientSecretOf(this.sealer, workspaceId, app),
        // Google keeps the scopes of the consent; Microsoft wants to be told for which service the token is.
        ...(grant.provider === 'microsoft' ? { scope: scopes.join(' ') } : {}),
      },
    });
  }
}
