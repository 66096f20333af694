import { Injectable } from '@nestjs/common';
import type {
  checkImport,
  ContactImport,
  ImportMapping,
  ImportState,
  InputOf,
  startImport,
} from '@mailwright/contracts';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import { JobQueue } from '../../platform/jobs/job-queue.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { FieldsService, ListsService } from '../contacts/public.js';
import { readHead, sniffDelimiter } from './file/delimiter.js';
import { noCounts } from './import-checker.js';
import { ImportFiles } from './import-files.js';
import { presentImport } from './import.presenter.js';
import { ImportsRepository } from './imports.repository.js';
import { checkImportFile, rollBackImportedPeople, runImport } from './jobs/import-jobs.js';
import { rejectsFile } from './rejects-file.js';
import { guessColumns } from './rows/guess-columns.js';

/** Rows of the file that are looked at to say what its columns are. */
const LOOK_AT_ROWS = 200;

/** Imports of people from files: uploaded, looked at, started, cancelled, taken back. The work itself is done by jobs. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly files: ImportFiles,
    private readonly fields: FieldsService,
    private readonly lists: ListsService,
    private readonly queue: JobQueue,
    private readonly live: LiveBus,
  ) {}

  async upload(
    workspaceId: string,
    fileName: string,
    body: unknown,
    personId: string | null,
  ): Promise<ContactImport> {
    if (!(body instanceof Readable))
      throw new DomainError(
        'import.not_a_file',
        'invalid',
        'The body must be the file itself.',
        'Send it with the content type text/csv.',
      );
    const { manager } = this.database;
    const id = await this.imports.newId(manager);
    const file = await this.files.store(id, body);
    const delimiter = sniffDelimiter(file.head);
    const { hasHeader, columns } = guessColumns(
      readHead(file.head, delimiter, LOOK_AT_ROWS),
      await this.fields.list(workspaceId),
    );
    const options = { encoding: file.encoding, delimiter, hasHeader, updateExisting: true };
    await this.imports.add(manager, workspaceId, {
      id,
      fileName,
      bytes: file.bytes,
      columns,
      options,
      createdBy: personId,
    });
    return this.get(workspaceId, id);
  }

  async list(workspaceId: string, limit: number, after: string | undefined) {
    const found = await this.imports.newest(
      this.database.manager,
      workspaceId,
      limit,
      decodeKeyset(after, 1)?.[0] ?? null,
    );
    const page = toPage(found, limit, ({ id }) => [id]);
    return { items: page.items.map(presentImport), next: page.next };
  }

  async get(
    workspaceId: string,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ContactImport> {
    const found = await this.imports.byId(manager, workspaceId, id);
    if (!found) throw notFound('import');
    return presentImport(found);
  }

  /** Looks at the whole file in the background; a look that is under way gives way to this one. */
  check(workspaceId: string, id: string, input: InputOf<typeof checkImport>['body']): Promise<ContactImport> {
    return this.database.transaction(async (manager) => {
      await this.requireFields(manager, workspaceId, input);
      const check = {
        ...input,
        token: randomUUID(),
        state: 'running' as const,
        counts: noCounts(),
        bytesRead: 0,
        examples: [],
        failure: null,
      };
      if (!(await this.imports.saveCheck(manager, workspaceId, id, check, null)))
        throw await this.notNow(manager, workspaceId, id, 'looked at');
      await this.queue.send(manager, checkImportFile, { workspaceId, importId: id });
      return this.get(workspaceId, id, manager);
    });
  }

  start(workspaceId: string, id: string, input: InputOf<typeof startImport>['body']): Promise<ContactImport> {
    return this.database.transaction(async (manager) => {
      const found = await this.imports.byId(manager, workspaceId, id);
      if (!found) throw notFound('import');
      if (found.state !== 'uploaded') throw await this.notNow(manager, workspaceId, id, 'started');
      await this.fields.ensure(manager, workspaceId, input.newFields);
      await this.requireFields(manager, workspaceId, input);
      const listId =
        'id' in input.list
          ? (await this.lists.get(workspaceId, input.list.id, manager)).id
          : await this.lists.make(manager, workspaceId, {
              name: input.list.name,
              consentSource: input.consentSource,
            });
      const options = { ...found.options, hasHeader: input.hasHeader, updateExisting: input.updateExisting };
      const plan = { mapping: input.mapping, options, listId, consentSource: input.consentSource };
      if (!(await this.imports.start(manager, workspaceId, id, plan)))
        throw await this.notNow(manager, workspaceId, id, 'started');
      await this.queue.send(manager, runImport, { workspaceId, importId: id });
      await this.live.tell(manager, { workspaceId, topic: 'imports' });
      return this.get(workspaceId, id, manager);
    });
  }

  async cancel(workspaceId: string, id: string): Promise<ContactImport> {
    const cancelled = await this.turn(workspaceId, id, ['uploaded', 'running'], 'cancelled', 'cancelled');
    await this.files.remove(id);
    return cancelled;
  }

  rollBack(workspaceId: string, id: string): Promise<ContactImport> {
    return this.turn(
      workspaceId,
      id,
      ['finished', 'failed', 'cancelled'],
      'rolled_back',
      'taken back',
      (manager) => this.queue.send(manager, rollBackImportedPeople, { workspaceId, importId: id }),
    );
  }

  async rejects(
    workspaceId: string,
    id: string,
  ): Promise<{ fileName: string; lines: AsyncGenerator<string> }> {
    const found = await this.imports.byId(this.database.manager, workspaceId, id);
    if (!found) throw notFound('import');
    const headers = found.columns.map(({ header }) => header);
    const lines = rejectsFile(headers, (after, limit) =>
      this.imports.rejectsAfter(this.database.manager, workspaceId, id, after, limit),
    );
    return { fileName: `${found.fileName.replace(/\.\w+$/, '')} – not imported.csv`, lines };
  }

  private turn(
    workspaceId: string,
    id: string,
    from: readonly ImportState[],
    to: ImportState,
    verb: string,
    then: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<ContactImport> {
    return this.database.transaction(async (manager) => {
      if (!(await this.imports.turn(manager, workspaceId, id, from, to)))
        throw await this.notNow(manager, workspaceId, id, verb);
      await then(manager);
      for (const topic of [`import:${id}`, 'imports']) await this.live.tell(manager, { workspaceId, topic });
      return this.get(workspaceId, id, manager);
    });
  }

  private async requireFields(
    manager: EntityManager,
    workspaceId: string,
    input: { mapping: ImportMapping; newFields: { key: string }[] },
  ): Promise<void> {
    const known = new Set(
      [...(await this.fields.list(workspaceId, manager)), ...input.newFields].map(
        ({ key }) => `field:${key}`,
      ),
    );
    const unknown = input.mapping.find(({ to }) => to.startsWith('field:') && !known.has(to));
    if (unknown)
      throw new DomainError(
        'import.field_unknown',
        'invalid',
        `There is no field “${unknown.to.slice(6)}”.`,
        'Name it among the new fields.',
      );
  }

  private async notNow(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    verb: string,
  ): Promise<DomainError> {
    const found = await this.imports.byId(manager, workspaceId, id);
    if (!found) return notFound('import');
    return new DomainError(
      `import.${found.state}`,
      'conflict',
      `This import is ${found.state.replace('_', ' ')} and cannot be ${verb}.`,
      'Reload the page.',
    );
  }
}
