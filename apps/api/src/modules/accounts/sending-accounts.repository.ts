import { Injectable } from '@nestjs/common';
import type { ConnectionSecurity, NewSendingAccount } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { AccountState } from './account-connections.service.js';

/** What a person sets, without the password. */
export interface AccountSettings extends Required<Omit<NewSendingAccount, 'password'>> {
  /** Whose consent it signs in with; null with a password, or before somebody has signed in. */
  oauthGrantId: string | null;
}

export interface SendingAccountRow extends AccountSettings {
  id: string;
  security: ConnectionSecurity;
  hasPassword: boolean;
  state: AccountState;
  stateSays: string;
  stateSince: Date;
  pausedUntil: Date | null;
  usedLastMinute: number;
  usedLastDay: number;
  identities: { id: string; fromName: string; fromAddress: string }[];
  createdAt: Date;
  version: number;
}

const SELECT = `
  select a.id, a.name, a.preset, a.host, a.port, a.security, a.allow_invalid_certificate as "allowInvalidCertificate",
         a.on_own_network as "onOwnNetwork",
         a.allow_plaintext_auth as "allowPlaintextAuth", a.auth_method as "authMethod", a.username,
         a.oauth_grant_id as "oauthGrantId",
         case a.auth_method when 'XOAUTH2' then a.oauth_grant_id is not null else a.password_sealed is not null end as "hasPassword", a.max_connections as "maxConnections",
         a.messages_per_connection as "messagesPerConnection", a.per_minute_limit as "perMinuteLimit",
         a.per_day_limit as "perDayLimit", trim_scale(a.cost_per_message)::text as "costPerMessage", a.dkim,
         a.state, a.state_says as "stateSays", a.state_since as "stateSince", a.paused_until as "pausedUntil",
         a.created_at as "createdAt", a.version,
         coalesce(g.minute, 0)::int as "usedLastMinute", coalesce(g.day, 0)::int as "usedLastDay",
         (select coalesce(json_agg(json_build_object('id', i.id, 'fromName', i.from_name, 'fromAddress', i.from_address)
                                   order by i.from_address), '[]'::json)
            from identities i where i.workspace_id = a.workspace_id and i.account_id = a.id) as identities
    from sending_accounts a
    left join lateral (
      select sum(messages) filter (where granted_at > now() - interval '1 minute') as minute, sum(messages) as day
        from account_grants g
       where g.workspace_id = a.workspace_id and g.account_id = a.id and g.granted_at > now() - interval '24 hours') g on true
   where a.workspace_id = $1`;

/** In the order of `values()`: $1 workspace, $2 id, $3 sealed password. */
const COLUMNS = `name, preset, host, port, security, allow_invalid_certificate, allow_plaintext_auth, auth_method, username,
  max_connections, messages_per_connection, per_minute_limit, per_day_limit, cost_per_message, on_own_network, dkim, oauth_grant_id`;
const PLACES = '$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20';

const valuesOf = (one: AccountSettings): unknown[] => [
  one.name,
  one.preset,
  one.host,
  one.port,
  one.security,
  one.allowInvalidCertificate,
  one.allowPlaintextAuth,
  one.authMethod,
  one.username,
  one.maxConnections,
  one.messagesPerConnection,
  one.perMinuteLimit,
  one.perDayLimit,
  one.costPerMessage,
  one.onOwnNetwork,
  one.dkim,
  one.oauthGrantId,
];

@Injectable()
export class SendingAccountsRepository {
  all(manager: EntityManager, workspaceId: string): Promise<SendingAccountRow[]> {
    return rows<SendingAccountRow>(manager, `${SELECT} order by a.created_at, a.id`, [workspaceId]);
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<SendingAccountRow | null> {
    return row<SendingAccountRow>(manager, `${SELECT} and a.id = $2`, [workspaceId, id]);
  }

  async insert(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    settings: AccountSettings,
    sealed: Buffer | null,
  ): Promise<void> {
    await manager.query(
      `insert into sending_accounts (workspace_id, id, password_sealed, ${COLUMNS}) values ($1, $2, $3, ${PLACES})`,
      [workspaceId, id, sealed, ...valuesOf(settings)],
    );
  }

  /**
   * Writes all settings where the version is still the known one, and says whether it was. `password`: `keep` leaves
   * the stored one. What was said about the old settings is forgotten; a person's pause is not.
   */
  async update(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    settings: AccountSettings,
    password: Buffer | null | 'keep',
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update sending_accounts
          set (${COLUMNS}) = row(${PLACES}), password_sealed = case when $21 then password_sealed else $3 end,
              version = version + 1, paused_until = case when state = 'paused' then paused_until end, state_says = case when state = 'paused' then state_says else '' end,
              state_since = case when state in ('refused', 'unreachable') then now() else state_since end,
              state = case when state = 'paused' then state else 'working' end
        where workspace_id = $1 and id = $2 and version = $22`,
      [
        workspaceId,
        id,
        password === 'keep' ? null : password,
        ...valuesOf(settings),
        password === 'keep',
        version,
      ],
    );
    return count > 0;
  }

  /** Compare-and-set: true when the account was in one of the states before. */
  async setState(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    from: readonly AccountState[],
    to: AccountState,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update sending_accounts set state = $4, state_says = '', state_since = now(), paused_until = null
        where workspace_id = $1 and id = $2 and state = any($3::text[])`,
      [workspaceId, id, from, to],
    );
    return count > 0;
  }

  /** Holds the row, so that nothing new refers to it until the transaction ends. */
  async lock(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return (
      (await row(manager, `select 1 from sending_accounts where workspace_id = $1 and id = $2 for update`, [
        workspaceId,
        id,
      ])) !== null
    );
  }

  openMailings(
    manager: EntityManager,
    workspaceId: string,
    id: string,
  ): Promise<{ id: string; kind: string }[]> {
    return rows(
      manager,
      `select mailing_id as id, kind from mailing_account_uses where workspace_id = $1 and account_id = $2 limit 20`,
      [workspaceId, id],
    );
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(`delete from sending_accounts where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ]);
  }
}
