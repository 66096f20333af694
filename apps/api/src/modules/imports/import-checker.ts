import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { FieldsService, PeopleIntake } from '../contacts/public.js';
import { SuppressionsService } from '../suppressions/public.js';
import { ImportFiles } from './import-files.js';
import { FileUnreadable, sayFailure } from './import-runner.js';
import { type ImportRow, ImportsRepository, type StoredCheck } from './imports.repository.js';
import { readBatches, type RowBatch } from './row-stream.js';

/** Refused rows that are shown as examples. */
const EXAMPLES = 8;

/**
 * Looks at the whole file the way the import will, and counts what it would do; writes nothing but the counts. A
 * newer look, or the start of the import, stops it at the next batch.
 */
@Injectable()
export class ImportChecker {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly files: ImportFiles,
    private readonly fields: FieldsService,
    private readonly intake: PeopleIntake,
    private readonly suppressions: SuppressionsService,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
  ) {}

  async run(workspaceId: string, importId: string, signal: AbortSignal): Promise<void> {
    const found = await this.imports.byId(this.database.manager, workspaceId, importId);
    if (found?.state !== 'uploaded' || found.checked?.state !== 'running') return;
    const check: StoredCheck = { ...found.checked, counts: noCounts(), examples: [], bytesRead: 0 };
    try {
      for await (const batch of this.batches(found, check)) {
        signal.throwIfAborted();
        await this.count(found, check, batch);
        if (!(await this.save(found, check))) return;
      }
      check.state = 'done';
      check.bytesRead = found.bytesTotal;
    } catch (error) {
      check.failure = sayFailure(error);
      if (check.failure === null) throw error;
      check.state = 'failed';
    }
    await this.save(found, check);
  }

  private async *batches(found: ImportRow, check: StoredCheck): AsyncGenerator<RowBatch> {
    if (!(await this.files.exists(found.id)))
      throw new FileUnreadable('The file is not on this machine any more. Send it again.');
    const known = await this.fields.list(found.workspaceId);
    yield* readBatches(this.files.pathOf(found.id), {
      mapping: check.mapping,
      fields: [...known, ...check.newFields.filter(({ key }) => !known.some((field) => field.key === key))],
      options: { ...found.options, hasHeader: check.hasHeader },
      hashOf: (key) => this.sealer.addressHash(key),
      skip: 0,
    });
  }

  private async count(found: ImportRow, check: StoredCheck, batch: RowBatch): Promise<void> {
    const { counts } = check;
    const known = await this.database.transaction(async (manager) => {
      const preview = await this.intake.preview(
        manager,
        found.workspaceId,
        batch.people,
        check.updateExisting,
      );
      const hashes = batch.people.map(({ addressHash }) => addressHash);
      const suppressed = await this.suppressions.countAgainstMarketing(manager, found.workspaceId, hashes);
      return { ...preview, suppressed };
    });
    counts.rows += batch.rows;
    counts.created += known.created;
    counts.updated += known.updated;
    counts.unchanged += known.unchanged;
    counts.suppressed += known.suppressed;
    counts.duplicate += batch.duplicates;
    counts.rejected += batch.rejects.length - batch.duplicates;
    check.bytesRead = batch.bytesRead;
    for (const reject of batch.rejects) {
      if (check.examples.length >= EXAMPLES) break;
      check.examples.push({ ...reject, cells: reject.cells.map((cell) => cell.slice(0, 200)) });
    }
  }

  private save(found: ImportRow, check: StoredCheck): Promise<boolean> {
    const { workspaceId, id } = found;
    return this.database.transaction(async (manager) => {
      if (!(await this.imports.saveCheck(manager, workspaceId, id, check, check.token))) return false;
      await this.live.tell(manager, { workspaceId, topic: `import:${id}` });
      return true;
    });
  }
}

export const noCounts = (): StoredCheck['counts'] => ({
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  duplicate: 0,
  rejected: 0,
  suppressed: 0,
});
