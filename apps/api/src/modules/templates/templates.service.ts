import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { notFound, stale } from '../../platform/http/domain-error.js';
import type { TemplateEntity } from './template.entity.js';
import { TemplatesRepository, type TemplateValues } from './templates.repository.js';

/** Content to begin a campaign from. A campaign takes a copy: changing a template never reaches back. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesRepository,
  ) {}

  list(workspaceId: string): Promise<TemplateEntity[]> {
    return this.templates.list(this.database.manager, workspaceId);
  }

  async get(workspaceId: string, id: string): Promise<TemplateEntity> {
    const found = await this.templates.get(this.database.manager, workspaceId, id);
    if (!found) throw notFound('template');
    return found;
  }

  async create(workspaceId: string, values: TemplateValues): Promise<TemplateEntity> {
    return this.get(workspaceId, await this.templates.create(this.database.manager, workspaceId, values));
  }

  async change(workspaceId: string, id: string, version: number, values: Partial<TemplateValues>): Promise<TemplateEntity> {
    await this.get(workspaceId, id);
    if (!(await this.templates.change(this.database.manager, workspaceId, id, version, values))) throw stale('template');
    return this.get(workspaceId, id);
  }

  async delete(workspaceId: string, id: string): Promise<void> {
    if ((await this.templates.delete(this.database.manager, workspaceId, id)) === 0) throw notFound('template');
  }
}
