import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { PreviewPerson } from './preview/sample-person.js';
import { TemplateEntity } from './template.entity.js';

export type TemplateValues = Pick<
  TemplateEntity,
  'name' | 'format' | 'source' | 'textSource' | 'subject' | 'preheader' | 'attachments'
>;
export interface TemplateLineRow {
  id: string;
  name: string;
  format: TemplateEntity['format'];
  subject: string;
  preheader: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  /** `updatedAt` to the microsecond, for paging. */
  sortKey: string;
}

@Injectable()
export class TemplatesRepository {
  get(manager: EntityManager, workspaceId: string, id: string): Promise<TemplateEntity | null> {
    return manager.findOneBy(TemplateEntity, { workspaceId, id });
  }

  list(manager: EntityManager, workspaceId: string): Promise<TemplateEntity[]> {
    return manager.find(TemplateEntity, { where: { workspaceId }, order: { updatedAt: 'DESC' } });
  }

  /** Without the bodies; `limit + 1` rows. */
  page(
    manager: EntityManager,
    workspaceId: string,
    query: { search: string | null; limit: number; after: unknown[] | null },
  ): Promise<TemplateLineRow[]> {
    return rows(
      manager,
      `select id, name, format, subject, preheader, created_at as "createdAt", updated_at as "updatedAt", version,
              updated_at::text as "sortKey"
         from templates
        where workspace_id = $1 and ($2::text is null or strpos(lower(name || ' ' || subject), lower($2)) > 0)
          and ($3::timestamptz is null or (updated_at, id) < ($3::timestamptz, $4::uuid))
        order by updated_at desc, id desc limit $5`,
      [workspaceId, query.search, query.after?.[0] ?? null, query.after?.[1] ?? null, query.limit + 1],
    );
  }

  async create(manager: EntityManager, workspaceId: string, values: TemplateValues): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into templates (workspace_id, name, format, source, text_source, subject, preheader, attachments)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        workspaceId,
        values.name,
        values.format,
        values.source,
        values.textSource,
        values.subject,
        values.preheader,
        JSON.stringify(values.attachments),
      ],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made.id;
  }

  /** Compare-and-set on the version; false when somebody else was first. */
  async change(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    values: Partial<TemplateValues>,
  ): Promise<boolean> {
    const result = await manager
      .createQueryBuilder()
      .update(TemplateEntity)
      .set({ ...values, version: () => 'version + 1', updatedAt: () => 'now()' })
      .where('workspace_id = :workspaceId and id = :id and version = :version', { workspaceId, id, version })
      .execute();
    return (result.affected ?? 0) > 0;
  }

  delete(manager: EntityManager, workspaceId: string, id: string): Promise<number> {
    return changed(manager, `delete from templates where workspace_id = $1 and id = $2`, [workspaceId, id]);
  }

  /** A contact as the composer sees it. */
  person(manager: EntityManager, workspaceId: string, contactId: string): Promise<PreviewPerson | null> {
    return row(
      manager,
      `select contact_id as "contactId", email, first_name as "firstName", last_name as "lastName", attributes, language,
              time_zone as "timeZone"
         from contact_recipients where workspace_id = $1 and contact_id = $2`,
      [workspaceId, contactId],
    );
  }
}
