import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import { JOIN_INTAKE_TO_LIST } from './sql/intake.js';
import { LISTS_WITH_COUNTS } from './sql/list-counts.js';
import type { Where } from './sql/where-contacts.js';

export interface ListRow {
  id: string;
  name: string;
  description: string;
  consentSource: string | null;
  members: number;
  mailable: number;
  createdAt: Date;
  version: number;
}
export interface ListValues {
  name?: string | undefined;
  description?: string | undefined;
  consentSource?: string | null | undefined;
}

@Injectable()
export class ListsRepository {
  all(manager: EntityManager, workspaceId: string): Promise<ListRow[]> {
    return rows<ListRow>(manager, LISTS_WITH_COUNTS, [workspaceId, null]);
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<ListRow | null> {
    return row<ListRow>(manager, LISTS_WITH_COUNTS, [workspaceId, id]);
  }

  /** Null when there is a list of that name. */
  async create(
    manager: EntityManager,
    workspaceId: string,
    list: { name: string; description: string; consentSource: string | null },
  ): Promise<string | null> {
    const made = await row<{ id: string }>(
      manager,
      `insert into lists (workspace_id, name, description, consent_source) values ($1, $2, $3, $4)
       on conflict (workspace_id, lower(name)) do nothing returning id`,
      [workspaceId, list.name, list.description, list.consentSource],
    );
    return made?.id ?? null;
  }

  async isNameTaken(
    manager: EntityManager,
    workspaceId: string,
    name: string,
    exceptId: string,
  ): Promise<boolean> {
    return (
      (await row(
        manager,
        `select 1 from lists where workspace_id = $1 and lower(name) = lower($2) and id <> $3`,
        [workspaceId, name, exceptId],
      )) !== null
    );
  }

  /** Returns whether it won: false when the version is old (or the list gone). */
  async change(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    values: ListValues,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update lists set name = coalesce($4, name), description = coalesce($5, description),
              consent_source = case when $6::boolean then $7 else consent_source end, version = version + 1
        where workspace_id = $1 and id = $2 and version = $3`,
      [
        workspaceId,
        id,
        version,
        values.name ?? null,
        values.description ?? null,
        values.consentSource !== undefined,
        values.consentSource ?? null,
      ],
    );
    return count > 0;
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return (
      (await changed(manager, `delete from lists where workspace_id = $1 and id = $2`, [workspaceId, id])) > 0
    );
  }

  /** Returns how many were not on it before. */
  async addMembers(
    manager: EntityManager,
    where: Where,
    listId: string,
    consentSource: string | null,
  ): Promise<number> {
    const parameters = [...where.parameters, listId, consentSource];
    const added = await row<{ count: number }>(
      manager,
      `with added as (
         insert into list_members (workspace_id, list_id, contact_id, consent_source)
         select c.workspace_id, $${parameters.length - 1}::uuid, c.id, $${parameters.length}::text from contacts c where ${where.sql}
         on conflict (workspace_id, list_id, contact_id) do nothing returning 1)
       select count(*)::int as count from added`,
      parameters,
    );
    return added?.count ?? 0;
  }

  removeMembers(manager: EntityManager, where: Where, listId: string): Promise<number> {
    const parameters = [...where.parameters, listId];
    return changed(
      manager,
      `delete from list_members where workspace_id = $1 and list_id = $${parameters.length}
          and contact_id in (select c.id from contacts c where ${where.sql})`,
      parameters,
    );
  }

  /** Puts on the list whoever is in the connection's intake table. */
  async joinIntake(
    manager: EntityManager,
    workspaceId: string,
    listId: string,
    consentSource: string | null,
    importId: string | null,
  ): Promise<void> {
    await manager.query(JOIN_INTAKE_TO_LIST, [workspaceId, listId, consentSource, importId]);
  }

  /** The memberships that an import made; at most `limit`. */
  removeImported(
    manager: EntityManager,
    workspaceId: string,
    listId: string,
    importId: string,
    limit: number,
  ): Promise<number> {
    return changed(
      manager,
      `delete from list_members where workspace_id = $1 and list_id = $2 and contact_id in (
         select contact_id from list_members where workspace_id = $1 and list_id = $2 and import_id = $3 limit ${Math.trunc(limit)})`,
      [workspaceId, listId, importId],
    );
  }
}
