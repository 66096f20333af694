import { Injectable } from '@nestjs/common';
import type { NewMailbox } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { MailboxState } from './account-connections.service.js';

/** What a person sets, without the password. */
export interface MailboxSettings extends Omit<NewMailbox, 'password'> {
  /** Whose consent it signs in with; null with a password, or before somebody has signed in. */
  oauthGrantId: string | null;
}

export interface MailboxRow extends MailboxSettings {
  id: string;
  hasPassword: boolean;
  state: MailboxState;
  stateSays: string;
  stateSince: Date;
  lastReadAt: Date | null;
  identities: { id: string; fromName: string; fromAddress: string }[];
  createdAt: Date;
  version: number;
}

const SELECT = `
  select m.id, m.name, m.address, m.preset, m.protocol, m.host, m.port, m.security, m.allow_invalid_certificate as "allowInvalidCertificate",
         m.on_own_network as "onOwnNetwork",
         m.auth_method as "authMethod", m.username, m.delete_after_days as "deleteAfterDays",
         m.oauth_grant_id as "oauthGrantId",
         case m.auth_method when 'XOAUTH2' then m.oauth_grant_id is not null else m.password_sealed is not null end as "hasPassword",
         m.state,
         m.state_says as "stateSays", m.state_since as "stateSince", m.last_read_at as "lastReadAt",
         m.created_at as "createdAt", m.version,
         (select coalesce(json_agg(json_build_object('id', i.id, 'fromName', i.from_name, 'fromAddress', i.from_address)
                                   order by i.from_address), '[]'::json)
            from identities i where i.workspace_id = m.workspace_id and i.mailbox_id = m.id) as identities
    from mailboxes m where m.workspace_id = $1`;

const COLUMNS = `name, address, preset, protocol, host, port, security, allow_invalid_certificate, auth_method, username, on_own_network, delete_after_days, oauth_grant_id`;
const PLACES = '$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::integer, $16';

const valuesOf = (one: MailboxSettings): unknown[] => [
  one.name,
  one.address,
  one.preset,
  one.protocol,
  one.host,
  one.port,
  one.security,
  one.allowInvalidCertificate,
  one.authMethod,
  one.username,
  one.onOwnNetwork,
  one.deleteAfterDays,
  one.oauthGrantId,
];

@Injectable()
export class MailboxesRepository {
  all(manager: EntityManager, workspaceId: string): Promise<MailboxRow[]> {
    return rows<MailboxRow>(manager, `${SELECT} order by m.created_at, m.id`, [workspaceId]);
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<MailboxRow | null> {
    return row<MailboxRow>(manager, `${SELECT} and m.id = $2`, [workspaceId, id]);
  }

  async insert(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    settings: MailboxSettings,
    sealed: Buffer | null,
  ): Promise<void> {
    await manager.query(
      `insert into mailboxes (workspace_id, id, password_sealed, ${COLUMNS}) values ($1, $2, $3, ${PLACES})`,
      [workspaceId, id, sealed, ...valuesOf(settings)],
    );
  }

  /** As with sending accounts; after a change the mailbox is caught up from where it was read last. */
  async update(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    settings: MailboxSettings,
    password: Buffer | null | 'keep',
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update mailboxes
          set (${COLUMNS}) = row(${PLACES}), password_sealed = case when $17 then password_sealed else $3 end,
              version = version + 1, state_says = case when state = 'paused' then state_says else '' end,
              state_since = case when state in ('refused', 'unreachable') then now() else state_since end,
              state = case when state in ('refused', 'unreachable') then 'catching_up' else state end
        where workspace_id = $1 and id = $2 and version = $18`,
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

  async setState(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    from: readonly MailboxState[],
    to: MailboxState,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update mailboxes set state = $4, state_says = '', state_since = now()
        where workspace_id = $1 and id = $2 and state = any($3::text[])`,
      [workspaceId, id, from, to],
    );
    return count > 0;
  }

  async lock(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return (
      (await row(manager, `select 1 from mailboxes where workspace_id = $1 and id = $2 for update`, [
        workspaceId,
        id,
      ])) !== null
    );
  }

  async countMessages(manager: EntityManager, workspaceId: string, id: string): Promise<number> {
    const found = await row<{ count: number }>(
      manager,
      `select count(*)::int as count from mailbox_message_places where workspace_id = $1 and mailbox_id = $2`,
      [workspaceId, id],
    );
    return found?.count ?? 0;
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(`delete from mailboxes where workspace_id = $1 and id = $2`, [workspaceId, id]);
  }
}
