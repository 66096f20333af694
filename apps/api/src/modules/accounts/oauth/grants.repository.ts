import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row } from '../../../platform/database/database.js';
import type { OauthProvider } from './authorities.js';
import type { GrantFacts } from './token-step.js';

export interface GrantRow extends GrantFacts {
  id: string;
  provider: OauthProvider;
  username: string;
  stateSays: string;
  refreshTokenSealed: Buffer;
  accessTokenSealed: Buffer | null;
  failures: number;
  version: number;
}

/** New tokens, sealed. */
export interface SealedTokens {
  accessToken: Buffer;
  /** Null: the one before stays. */
  refreshToken: Buffer | null;
  expiresInSeconds: number;
  refreshAfterSeconds: number;
}

/** One answer of an authority takes at most 15 seconds; whoever died while asking is not waited for longer than this. */
const LEASE_SECONDS = 30;
/** A token that a server refuses within so many seconds of its making is not replaced. */
const JUST_ISSUED_SECONDS = 60;

/** Consents and their tokens. Whoever changes tokens or state has to know the version. */
@Injectable()
export class GrantsRepository {
  find(manager: EntityManager, workspaceId: string, id: string): Promise<GrantRow | null> {
    return row<GrantRow>(
      manager,
      `select id, provider, username, state, state_says as "stateSays", refresh_token_sealed as "refreshTokenSealed",
              access_token_sealed as "accessTokenSealed", failures, version,
              access_token_sealed is not null and expires_at > now() as fresh, refresh_at <= now() as due,
              coalesce(refreshing_until > now(), false) as "beingRefreshed", coalesce(retry_at > now(), false) as "backingOff",
              issued_at > now() - make_interval(secs => ${JUST_ISSUED_SECONDS}) as "justIssued"
         from oauth_grants where workspace_id = $1 and id = $2`,
      [workspaceId, id],
    );
  }

  /** The consent of a person's account with a provider, if there is one. */
  async idOf(
    manager: EntityManager,
    workspaceId: string,
    provider: OauthProvider,
    username: string,
  ): Promise<string | null> {
    const found = await row<{ id: string }>(
      manager,
      `select id from oauth_grants where workspace_id = $1 and provider = $2 and username = lower($3)`,
      [workspaceId, provider, username],
    );
    return found?.id ?? null;
  }

  /** The right to ask the authority, for one process of all machines. False: somebody else has it, or has been faster. */
  async takeTurn(manager: EntityManager, workspaceId: string, { id, version }: GrantRow): Promise<boolean> {
    const count = await changed(
      manager,
      `update oauth_grants set refreshing_until = now() + make_interval(secs => ${LEASE_SECONDS}), version = version + 1
        where workspace_id = $1 and id = $2 and version = $3 and state = 'valid'
          and coalesce(refreshing_until <= now(), true)`,
      [workspaceId, id, version],
    );
    return count > 0;
  }

  /** False: somebody signed in anew in the meantime, and their tokens stay. */
  async renew(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    tokens: SealedTokens,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update oauth_grants
          set access_token_sealed = $4, refresh_token_sealed = coalesce($5, refresh_token_sealed), issued_at = now(),
              expires_at = now() + make_interval(secs => $6), refresh_at = now() + make_interval(secs => $7),
              refreshing_until = null, failures = 0, retry_at = null, state_says = '', version = version + 1
        where workspace_id = $1 and id = $2 and version = $3`,
      [
        workspaceId,
        id,
        version,
        tokens.accessToken,
        tokens.refreshToken,
        tokens.expiresInSeconds,
        tokens.refreshAfterSeconds,
      ],
    );
    return count > 0;
  }

  /** The authority could not be asked: nobody tries again for so long. */
  async postpone(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    seconds: number,
    says: string,
  ): Promise<void> {
    await manager.query(
      `update oauth_grants set failures = failures + 1, retry_at = now() + make_interval(secs => $4), state_says = $5,
              refreshing_until = null, version = version + 1
        where workspace_id = $1 and id = $2 and version = $3`,
      [workspaceId, id, version, seconds, says],
    );
  }

  /** The authority gives nothing more until a person has done something. What leans on it says so, unless it is paused. */
  async refuse(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    state: 'withdrawn' | 'app_refused',
    says: string,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update oauth_grants set state = $4, state_says = $5, state_since = now(), refreshing_until = null,
              version = version + 1
        where workspace_id = $1 and id = $2 and version = $3`,
      [workspaceId, id, version, state, says],
    );
    if (count === 0) return false;
    await manager.query(
      `with accounts as (
         update sending_accounts set state = 'refused', state_says = $3, state_since = now(), paused_until = null
          where workspace_id = $1 and oauth_grant_id = $2 and state <> 'paused')
       update mailboxes set state = 'refused', state_says = $3, state_since = now()
        where workspace_id = $1 and oauth_grant_id = $2 and state <> 'paused'`,
      [workspaceId, id, says],
    );
    return true;
  }

  /** A person signed in: the consent, new or again. */
  async save(
    manager: EntityManager,
    workspaceId: string,
    grant: { provider: OauthProvider; username: string; scopes: string },
    tokens: SealedTokens & { refreshToken: Buffer },
  ): Promise<string> {
    const saved = await row<{ id: string }>(
      manager,
      `insert into oauth_grants as g (workspace_id, provider, username, scopes, refresh_token_sealed, access_token_sealed,
                                      expires_at, refresh_at)
       values ($1, $2, lower($3), $4, $5, $6, now() + make_interval(secs => $7), now() + make_interval(secs => $8))
       on conflict (workspace_id, provider, username) do update
          set scopes = excluded.scopes, refresh_token_sealed = excluded.refresh_token_sealed,
              access_token_sealed = excluded.access_token_sealed, issued_at = now(), expires_at = excluded.expires_at,
              refresh_at = excluded.refresh_at, state = 'valid', state_says = '', state_since = now(),
              refreshing_until = null, failures = 0, retry_at = null, version = g.version + 1
       returning id`,
      [
        workspaceId,
        grant.provider,
        grant.username,
        grant.scopes,
        tokens.refreshToken,
        tokens.accessToken,
        tokens.expiresInSeconds,
        tokens.refreshAfterSeconds,
      ],
    );
    if (!saved) throw new Error('The insert returned no row.');
    return saved.id;
  }

  /** An owner corrected the app: what was refused because of it is tried again. The ids of the grants. */
  async trustAgain(manager: EntityManager, workspaceId: string, provider: OauthProvider): Promise<string[]> {
    const grants = await row<{ ids: string[] }>(
      manager,
      `with again as (
         update oauth_grants set state = 'valid', state_says = '', state_since = now(), failures = 0, retry_at = null,
                refresh_at = now(), version = version + 1
          where workspace_id = $1 and provider = $2 and state = 'app_refused' returning id)
       select coalesce(array_agg(id), '{}') as ids from again`,
      [workspaceId, provider],
    );
    return grants?.ids ?? [];
  }

  /** What connects with it begins anew: another version, and no refusal of before. A person's pause stays. */
  async wakeUsers(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(
      `with accounts as (
         update sending_accounts
            set version = version + 1, state_since = case when state in ('refused', 'unreachable') then now() else state_since end,
                state_says = case when state = 'paused' then state_says else '' end,
                paused_until = case when state = 'paused' then paused_until end,
                state = case when state = 'paused' then state else 'working' end
          where workspace_id = $1 and oauth_grant_id = $2)
       update mailboxes
          set version = version + 1, state_since = case when state in ('refused', 'unreachable') then now() else state_since end,
              state_says = case when state = 'paused' then state_says else '' end,
              state = case when state in ('refused', 'unreachable') then 'catching_up' else state end
        where workspace_id = $1 and oauth_grant_id = $2`,
      [workspaceId, id],
    );
  }
}
