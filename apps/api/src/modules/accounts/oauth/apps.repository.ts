import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../../platform/database/database.js';
import type { OauthProvider } from './authorities.js';

export interface AppRow {
  provider: OauthProvider;
  clientId: string;
  clientSecretSealed: Buffer | null;
  tenant: string;
}

const SELECT = `select provider, client_id as "clientId", client_secret_sealed as "clientSecretSealed", tenant
  from oauth_apps where workspace_id = $1`;

/** What an owner registered with the authorities. */
@Injectable()
export class OauthAppsRepository {
  all(manager: EntityManager, workspaceId: string): Promise<AppRow[]> {
    return rows<AppRow>(manager, SELECT, [workspaceId]);
  }

  find(manager: EntityManager, workspaceId: string, provider: OauthProvider): Promise<AppRow | null> {
    return row<AppRow>(manager, `${SELECT} and provider = $2`, [workspaceId, provider]);
  }

  /** `secret`: `keep` leaves the stored one where the client ID is still the same. */
  async save(
    manager: EntityManager,
    workspaceId: string,
    app: { provider: OauthProvider; clientId: string; tenant: string; secret: Buffer | null | 'keep' },
  ): Promise<void> {
    const { provider, clientId, tenant, secret } = app;
    await manager.query(
      `insert into oauth_apps as a (workspace_id, provider, client_id, tenant, client_secret_sealed)
       values ($1, $2, $3, $4, $5)
       on conflict (workspace_id, provider) do update
          set client_id = excluded.client_id, tenant = excluded.tenant, version = a.version + 1,
              client_secret_sealed = case when $6 and a.client_id = excluded.client_id then a.client_secret_sealed
                                          else excluded.client_secret_sealed end`,
      [workspaceId, provider, clientId, tenant, secret === 'keep' ? null : secret, secret === 'keep'],
    );
  }

  async remove(manager: EntityManager, workspaceId: string, provider: OauthProvider): Promise<boolean> {
    const count = await changed(manager, `delete from oauth_apps where workspace_id = $1 and provider = $2`, [
      workspaceId,
      provider,
    ]);
    return count > 0;
  }
}
