import { Injectable } from '@nestjs/common';
import type { InputOf, listTemplates, previewTemplate } from '@mailwright/contracts';
import type { ContentSource } from '@mailwright/templating';
import { Database } from '../../platform/database/database.js';
import { notFound, stale } from '../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import { FilesService } from '../files/public.js';
import { ContentPreviewService } from './preview/content-preview.service.js';
import { STARTERS } from './starters/starters.js';
import type { TemplateEntity } from './template.entity.js';
import { TemplatesRepository, type TemplateValues } from './templates.repository.js';

/** Content to begin a campaign from. A campaign takes a copy: changing a template never reaches back. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesRepository,
    private readonly previews: ContentPreviewService,
    private readonly files: FilesService,
  ) {}

  /** All of them, whole, the last changed first: for those who look for one by its name. */
  list(workspaceId: string): Promise<TemplateEntity[]> {
    return this.templates.list(this.database.manager, workspaceId);
  }

  async page(workspaceId: string, query: InputOf<typeof listTemplates>['query']) {
    const found = await this.templates.page(this.database.manager, workspaceId, {
      search: query.search?.trim() || null,
      limit: query.limit,
      after: decodeKeyset(query.after, 2),
    });
    const page = toPage(found, query.limit, (line) => [line.sortKey, line.id]);
    const items = page.items.map(({ sortKey: _sortKey, createdAt, updatedAt, ...line }) => ({
      ...line,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    }));
    return { items, next: page.next };
  }

  async get(workspaceId: string, id: string): Promise<TemplateEntity> {
    const found = await this.templates.get(this.database.manager, workspaceId, id);
    if (!found) throw notFound('template');
    return found;
  }

  async create(workspaceId: string, values: TemplateValues): Promise<TemplateEntity> {
    const id = await this.database.transaction(async (manager) => {
      const attachments = await this.files.admit(manager, workspaceId, values.attachments);
      return this.templates.create(manager, workspaceId, { ...values, attachments });
    });
    return this.get(workspaceId, id);
  }

  async change(
    workspaceId: string,
    id: string,
    version: number,
    values: Partial<TemplateValues>,
  ): Promise<TemplateEntity> {
    await this.get(workspaceId, id);
    await this.database.transaction(async (manager) => {
      const admitted = values.attachments && {
        attachments: await this.files.admit(manager, workspaceId, values.attachments),
      };
      if (!(await this.templates.change(manager, workspaceId, id, version, { ...values, ...admitted })))
        throw stale('template');
    });
    return this.get(workspaceId, id);
  }

  async duplicate(workspaceId: string, id: string): Promise<TemplateEntity> {
    const { name, format, source, textSource, subject, preheader, attachments } = await this.get(
      workspaceId,
      id,
    );
    return this.create(workspaceId, {
      name: `${name.slice(0, 190)} (copy)`,
      format,
      source,
      textSource,
      subject,
      preheader,
      attachments,
    });
  }

  async delete(workspaceId: string, id: string): Promise<void> {
    if ((await this.templates.delete(this.database.manager, workspaceId, id)) === 0)
      throw notFound('template');
  }

  /** What is in the editor, saved or not, for a contact or a made-up person. */
  async preview(workspaceId: string, draft: InputOf<typeof previewTemplate>['body']) {
    const person = draft.contactId
      ? await this.templates.person(this.database.manager, workspaceId, draft.contactId)
      : null;
    if (draft.contactId && !person) throw notFound('contact');
    return this.previews.preview(workspaceId, sourceOf(draft), person, null, draft.attachments);
  }

  async previewSaved(workspaceId: string, id: string) {
    const { format, source, textSource, subject, preheader, attachments } = await this.get(workspaceId, id);
    return this.previews.preview(
      workspaceId,
      sourceOf({ format, source, text: textSource, subject, preheader }),
      null,
      null,
      attachments,
    );
  }

  /** Complete mails to begin from, each as a made-up person would see it. */
  async starters(workspaceId: string) {
    return Promise.all(
      STARTERS.map(async (starter) => {
        const { html } = await this.previews.preview(workspaceId, sourceOf(starter), null, null, []);
        return { ...starter, html };
      }),
    );
  }
}

function sourceOf(draft: {
  format: ContentSource['format'];
  source: string;
  text?: string | null | undefined;
  subject: string;
  preheader: string;
}): ContentSource {
  const { format, source, subject, preheader, text } = draft;
  return { format, source, subject, preheader, ...(text ? { text } : {}) };
}
