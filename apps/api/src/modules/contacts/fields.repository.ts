import { Injectable } from '@nestjs/common';
import type { ContactField } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, rows } from '../../platform/database/database.js';

@Injectable()
export class FieldsRepository {
  all(manager: EntityManager, workspaceId: string): Promise<ContactField[]> {
    return rows<ContactField>(
      manager,
      `select key, label, type from contact_fields where workspace_id = $1 order by created_at, key`,
      [workspaceId],
    );
  }

  /** Returns the keys that were new. */
  async add(manager: EntityManager, workspaceId: string, fields: readonly ContactField[]): Promise<string[]> {
    const made = await rows<{ key: string }>(
      manager,
      `insert into contact_fields (workspace_id, key, label, type)
         select $1, key, label, type from unnest($2::text[], $3::text[], $4::text[]) as given (key, label, type)
       on conflict (workspace_id, key) do nothing returning key`,
      [
        workspaceId,
        fields.map(({ key }) => key),
        fields.map(({ label }) => label),
        fields.map(({ type }) => type),
      ],
    );
    return made.map(({ key }) => key);
  }

  async remove(manager: EntityManager, workspaceId: string, key: string): Promise<boolean> {
    return (
      (await changed(manager, `delete from contact_fields where workspace_id = $1 and key = $2`, [
        workspaceId,
        key,
      ])) > 0
    );
  }

  /** Takes the values away from everybody; the people keep their version, because nothing that is shown changed. */
  clearValues(manager: EntityManager, workspaceId: string, key: string): Promise<number> {
    return changed(
      manager,
      `update contacts set attributes = attributes - $2 where workspace_id = $1 and attributes ? $2`,
      [workspaceId, key],
    );
  }
}
