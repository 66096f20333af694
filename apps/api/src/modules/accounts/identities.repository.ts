import { Injectable } from '@nestjs/common';
import type { NewIdentity } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { AccountState, MailboxState } from './account-connections.service.js';

export interface IdentityRow extends NewIdentity {
  id: string;
  account: {
    name: string;
    preset: string;
    dkim: 'server' | 'ours';
    host: string;
    state: AccountState;
    stateSays: string;
    hasPassword: boolean;
    authMethod: string;
    perMinuteLimit: number | null;
    perDayLimit: number | null;
    usedLastDay: number;
    costPerMessage: string;
  };
  mailbox: {
    name: string;
    address: string;
    state: MailboxState;
    stateSays: string;
    authMethod: string;
    hasPassword: boolean;
  } | null;
  createdAt: Date;
  version: number;
}

const SELECT = `
  select i.id, i.from_name as "fromName", i.from_address as "fromAddress", i.account_id as "accountId", i.mailbox_id as "mailboxId",
         i.reads_no_replies as "readsNoReplies", i.return_path_domain as "returnPathDomain", i.dkim_selector as "dkimSelector",
         i.created_at as "createdAt", i.version,
         json_build_object('name', a.name, 'preset', a.preset, 'dkim', a.dkim, 'host', a.host, 'state', a.state, 'stateSays', a.state_says,
           'hasPassword', case a.auth_method when 'XOAUTH2' then a.oauth_grant_id is not null else a.password_sealed is not null end, 'authMethod', a.auth_method, 'perMinuteLimit', a.per_minute_limit,
           'perDayLimit', a.per_day_limit, 'costPerMessage', trim_scale(a.cost_per_message)::text,
           'usedLastDay', (select coalesce(sum(messages), 0) from account_grants g
                            where g.workspace_id = a.workspace_id and g.account_id = a.id
                              and g.granted_at > now() - interval '24 hours')) as account,
         case when m.id is not null then json_build_object('name', m.name, 'address', m.address, 'state', m.state,
           'stateSays', m.state_says, 'authMethod', m.auth_method,
           'hasPassword', case m.auth_method when 'XOAUTH2' then m.oauth_grant_id is not null else m.password_sealed is not null end) end as mailbox
    from identities i
    join sending_accounts a on a.workspace_id = i.workspace_id and a.id = i.account_id
    left join mailboxes m on m.workspace_id = i.workspace_id and m.id = i.mailbox_id
   where i.workspace_id = $1`;

const COLUMNS = `from_name, from_address, account_id, mailbox_id, reads_no_replies, return_path_domain, dkim_selector`;
const valuesOf = (one: NewIdentity): unknown[] => [
  one.fromName,
  one.fromAddress,
  one.accountId,
  one.mailboxId,
  one.readsNoReplies,
  one.returnPathDomain,
  one.dkimSelector,
];

@Injectable()
export class IdentitiesRepository {
  all(manager: EntityManager, workspaceId: string): Promise<IdentityRow[]> {
    return rows<IdentityRow>(manager, `${SELECT} order by i.created_at, i.id`, [workspaceId]);
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<IdentityRow | null> {
    return row<IdentityRow>(manager, `${SELECT} and i.id = $2`, [workspaceId, id]);
  }

  async insert(manager: EntityManager, workspaceId: string, values: NewIdentity): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into identities (workspace_id, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [workspaceId, ...valuesOf(values)],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made.id;
  }

  async update(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    values: NewIdentity,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update identities set (${COLUMNS}) = row($4, $5, $6, $7, $8, $9, $10), version = version + 1
        where workspace_id = $1 and id = $2 and version = $3`,
      [workspaceId, id, version, ...valuesOf(values)],
    );
    return count > 0;
  }

  /** Campaigns that are not over, and other mailings that are going out. */
  usesOf(
    manager: EntityManager,
    workspaceId: string,
    id: string,
  ): Promise<{ kind: 'campaign' | 'mailing'; id: string; name: string }[]> {
    return rows(
      manager,
      `select 'campaign' as kind, campaign_id as id, name from campaign_identity_uses where workspace_id = $1 and identity_id = $2
        union all
       select 'mailing', mailing_id, kind from mailing_account_uses
        where workspace_id = $1 and identity_id = $2 and kind <> 'campaign'
        limit 20`,
      [workspaceId, id],
    );
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return (
      (await changed(manager, `delete from identities where workspace_id = $1 and id = $2`, [
        workspaceId,
        id,
      ])) > 0
    );
  }
}
