import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CsvError } from 'csv-parse';
import type { EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { Database } from '../../platform/database/database.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { LOGGER } from '../../platform/logging/logger.token.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { FieldsService, PeopleIntake } from '../contacts/public.js';
import { SuppressionsService } from '../suppressions/public.js';
import { ImportFiles } from './import-files.js';
import { type ImportRow, ImportsRepository } from './imports.repository.js';
import { oneAhead, readBatches, type RowBatch } from './row-stream.js';

/** Why a file cannot be read further, in words. */
export class FileUnreadable extends Error {}

/**
 * Takes the people of a file in. Each batch is one transaction that saves people, refused rows, counters and how far
 * the import is; the row of the import is locked by it and must stand where this run left it. So a run that dies is
 * continued at the last batch, two runs cannot both count a row, and a cancelled import stops at the next batch.
 */
@Injectable()
export class ImportRunner implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly files: ImportFiles,
    private readonly fields: FieldsService,
    private readonly intake: PeopleIntake,
    private readonly suppressions: SuppressionsService,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort(new Error('The process stops; the import goes on with the next one.'));
  }

  async run(workspaceId: string, importId: string, signal: AbortSignal): Promise<void> {
    const { manager } = this.database;
    const found = await this.imports.byId(manager, workspaceId, importId);
    if (found?.state !== 'running' || !found.mapping) return;
    const startedAt = performance.now();
    try {
      const ended = await this.takeIn(found, AbortSignal.any([signal, this.stopping.signal]));
      if (!ended) return;
      // A million new people: plans made for the old size would be bad for hours.
      await manager.query('analyze contacts, list_members');
      this.logger.info({ event: 'import.finished', importId, ms: Math.round(performance.now() - startedAt) });
    } catch (error) {
      const says = sayFailure(error);
      if (says === null) throw error;
      await this.end(found, 'failed', says);
    }
  }

  private async takeIn(found: ImportRow, signal: AbortSignal): Promise<boolean> {
    const { workspaceId, id } = found;
    for await (const batch of oneAhead(this.batches(found))) {
      signal.throwIfAborted();
      if (batch.from < found.rowsRead) await this.imports.touch(this.database.manager, workspaceId, id);
      else if (!(await this.commit(found, batch))) return false; // Cancelled, or another run is further.
    }
    return this.end(found, 'finished', null);
  }

  private async *batches(found: ImportRow): AsyncGenerator<RowBatch> {
    if (!(await this.files.exists(found.id)))
      throw new FileUnreadable(
        'The file is not on this machine any more. Send it again: who is in already is known then.',
      );
    yield* readBatches(this.files.pathOf(found.id), {
      mapping: found.mapping ?? [],
      fields: await this.fields.list(found.workspaceId),
      options: found.options,
      hashOf: (key) => this.sealer.addressHash(key),
      skip: found.rowsRead,
    });
  }

  private commit(found: ImportRow, batch: RowBatch): Promise<boolean> {
    const { workspaceId, id } = found;
    return this.database.transaction(async (manager) => {
      if (!(await this.imports.lockAt(manager, workspaceId, id, batch.from))) return false;
      const { created, updated } = await this.intake.save(manager, workspaceId, batch.people, {
        listId: found.listId,
        consentSource: found.consentSource,
        importId: id,
        updateExisting: found.options.updateExisting,
      });
      const hashes = batch.people.map(({ addressHash }) => addressHash);
      const suppressed = await this.suppressions.countAgainstMarketing(manager, workspaceId, hashes);
      await this.imports.addRejects(manager, workspaceId, id, batch.rejects);
      const rejected = batch.rejects.length - batch.duplicates;
      const counts = {
        rows: batch.rows,
        created,
        updated,
        duplicate: batch.duplicates,
        rejected,
        suppressed,
      };
      await this.imports.advance(manager, workspaceId, id, counts, batch.bytesRead);
      await this.live.tell(manager, { workspaceId, topic: `import:${id}` });
      return true;
    });
  }

  private async end(
    found: ImportRow,
    state: 'finished' | 'failed',
    failure: string | null,
  ): Promise<boolean> {
    const { workspaceId, id } = found;
    const won = await this.database.transaction(async (manager: EntityManager) => {
      if (!(await this.imports.turn(manager, workspaceId, id, ['running'], state, failure))) return false;
      for (const topic of [`import:${id}`, 'imports', 'contacts', 'lists'])
        await this.live.tell(manager, { workspaceId, topic });
      return true;
    });
    if (won) await this.files.remove(id);
    return won;
  }
}

/** A sentence for what will not get better by trying again; null for everything else. */
export function sayFailure(error: unknown): string | null {
  if (error instanceof FileUnreadable) return error.message;
  if (error instanceof CsvError) {
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
    return error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `A quoted cell${line} is never closed. Correct the quotes there and send the file again.`
      : `The file cannot be read${line}: ${error.message}`;
  }
  if (error instanceof Error && 'code' in error && error.code === '23503')
    return 'The list was deleted while the import ran.';
  return null;
}
