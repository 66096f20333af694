import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row } from '../../platform/database/database.js';
import { TemplateEntity } from './template.entity.js';

export type TemplateValues = Pick<TemplateEntity, 'name' | 'format' | 'source' | 'textSource' | 'subject' | 'preheader'>;

@Injectable()
export class TemplatesRepository {
  get(manager: EntityManager, workspaceId: string, id: string): Promise<TemplateEntity | null> {
    return manager.findOneBy(TemplateEntity, { workspaceId, id });
  }

  list(manager: EntityManager, workspaceId: string): Promise<TemplateEntity[]> {
    return manager.find(TemplateEntity, { where: { workspaceId }, order: { updatedAt: 'DESC' } });
  }

  async create(manager: EntityManager, workspaceId: string, values: TemplateValues): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into templates (workspace_id, name, format, source, text_source, subject, preheader) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [workspaceId, values.name, values.format, values.source, values.textSource, values.subject, values.preheader],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made.id;
  }

  /** Compare-and-set on the version; false when somebody else was first. */
  async change(manager: EntityManager, workspaceId: string, id: string, version: number, values: Partial<TemplateValues>): Promise<boolean> {
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
}
