import { Injectable } from '@nestjs/common';
import type { MailboxServer, ReadableServer } from '@mailwright/mailbox';
import type { SmtpServer } from '@mailwright/smtp';
import type { EntityManager } from 'typeorm';
import { changed, row } from '../../platform/database/database.js';
import type { AccountState, MailboxState } from './account-connections.service.js';
import type { WorkspaceKind } from './server-rules.js';

export interface SmtpConnectionRow {
  host: string;
  port: number;
  security: SmtpServer['security'];
  ownNetwork: boolean;
  allowInvalidCertificate: boolean;
  allowPlaintextAuth: boolean;
  authMethod: 'none' | 'auto' | 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'XOAUTH2';
  username: string;
  preset: string;
  oauthGrantId: string | null;
  passwordSealed: Buffer | null;
  maxConnections: number;
  messagesPerConnection: number;
  perMinuteLimit: number | null;
  perDayLimit: number | null;
  state: AccountState;
  pausedUntil: Date | null;
  version: number;
  kind: WorkspaceKind;
  delayScale: number;
}

export interface MailboxConnectionRow {
  address: string;
  protocol: ReadableServer['protocol'];
  deleteAfterDays: number | null;
  host: string;
  port: number;
  security: MailboxServer['security'];
  ownNetwork: boolean;
  allowInvalidCertificate: boolean;
  authMethod: 'auto' | 'PLAIN' | 'LOGIN' | 'XOAUTH2';
  username: string;
  preset: string;
  oauthGrantId: string | null;
  passwordSealed: Buffer | null;
  state: MailboxState;
  version: number;
  kind: WorkspaceKind;
}

export interface SigningConnectionRow {
  id: string;
  selector: string;
  privateKeySealed: Buffer;
}

/** `$3`: the state, `$4`: what is to be said. */
const SAYS = `case when $3 = 'refused' and auth_method = 'XOAUTH2' then coalesce(
  (select g.state_says from oauth_grants g
    where g.workspace_id = $1 and g.id = oauth_grant_id and g.state <> 'valid'), $4) else $4 end`;

/** What connections are made of, sealed passwords included, and how they do. */
@Injectable()
export class ConnectionsRepository {
  smtpAccount(manager: EntityManager, workspaceId: string, id: string): Promise<SmtpConnectionRow | null> {
    return row<SmtpConnectionRow>(
      manager,
      `select a.host, a.port, a.security, a.on_own_network as "ownNetwork", a.allow_invalid_certificate as "allowInvalidCertificate",
              a.allow_plaintext_auth as "allowPlaintextAuth", a.auth_method as "authMethod", a.username,
              a.password_sealed as "passwordSealed", a.preset, a.oauth_grant_id as "oauthGrantId", a.max_connections as "maxConnections",
              a.messages_per_connection as "messagesPerConnection", a.per_minute_limit as "perMinuteLimit",
              a.per_day_limit as "perDayLimit", a.state, a.paused_until as "pausedUntil", a.version,
              w.kind, w.delay_scale as "delayScale"
         from sending_accounts a join workspace_kinds w on w.workspace_id = a.workspace_id
        where a.workspace_id = $1 and a.id = $2`,
      [workspaceId, id],
    );
  }

  mailbox(manager: EntityManager, workspaceId: string, id: string): Promise<MailboxConnectionRow | null> {
    return row<MailboxConnectionRow>(
      manager,
      `select m.address, m.protocol, m.delete_after_days as "deleteAfterDays", m.host, m.port, m.security, m.on_own_network as "ownNetwork", m.allow_invalid_certificate as "allowInvalidCertificate",
              m.auth_method as "authMethod", m.username, m.password_sealed as "passwordSealed", m.preset,
              m.oauth_grant_id as "oauthGrantId", m.state, m.version, w.kind
         from mailboxes m join workspace_kinds w on w.workspace_id = m.workspace_id
        where m.workspace_id = $1 and m.id = $2`,
      [workspaceId, id],
    );
  }

  /** The key of a domain that is on, unless the account's server signs by itself. */
  signingKey(
    manager: EntityManager,
    workspaceId: string,
    accountId: string,
    domain: string,
  ): Promise<SigningConnectionRow | null> {
    return row<SigningConnectionRow>(
      manager,
      `select k.id, k.selector, k.private_key_sealed as "privateKeySealed"
         from signing_keys k
         join sending_accounts a on a.workspace_id = k.workspace_id and a.id = $2 and a.dkim = 'ours'
        where k.workspace_id = $1 and k.domain = $3 and k.state = 'on'`,
      [workspaceId, accountId, domain],
    );
  }

  /**
   * True where that is something new. What a person paused stays paused: only they lift it. A pause that a server asked
   * for has its end, until which nothing but another such pause changes it. Where a consent is no longer in force, what
   * its authority said is told, and not that a server could not be signed in to.
   */
  async setAccountState(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    state: AccountState,
    says: string,
    pausedUntil: Date | null,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update sending_accounts
          set state = $3, state_says = ${SAYS}, paused_until = $5,
              state_since = case when state = $3 then state_since else now() end
        where workspace_id = $1 and id = $2 and (state, state_says, paused_until) is distinct from ($3, ${SAYS}, $5)
          and (state <> 'paused' or paused_until <= now() or (paused_until is not null and $3 = 'paused'))`,
      [workspaceId, id, state, says, pausedUntil],
    );
    return count > 0;
  }

  /** The same for a mailbox. */
  async setMailboxState(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    state: MailboxState,
    says: string,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update mailboxes set state = $3, state_says = ${SAYS}, state_since = case when state = $3 then state_since else now() end
        where workspace_id = $1 and id = $2 and (state, state_says) is distinct from ($3, ${SAYS})
          and (state <> 'paused' or $3 = 'paused')`,
      [workspaceId, id, state, says],
    );
    return count > 0;
  }
}
