import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { JobQueue } from '../../../platform/jobs/job-queue.js';
import { Job } from '../../../platform/jobs/job.js';
import { ImportsRepository } from '../imports.repository.js';
import { checkImportFile, resumeImports, rollBackImportedPeople, runImport } from './import-jobs.js';

/** Without a committed batch for this long, the process that worked on it is gone. */
const STALLED_SECONDS = 90;

const kindOf = {
  running: runImport,
  rolled_back: rollBackImportedPeople,
  uploaded: checkImportFile,
} as const;

/**
 * Sends again the jobs of imports that stand still because their process was killed: the job library would notice
 * only when the job expires, after hours. Sent once too often, a job finds nothing to do.
 */
@Injectable()
export class ResumeImportsJob extends Job<object> {
  readonly kind = resumeImports;

  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly queue: JobQueue,
  ) {
    super();
  }

  async perform(): Promise<void> {
    await this.database.transaction(async (manager) => {
      for (const { workspaceId, id, state } of await this.imports.takeStalled(manager, STALLED_SECONDS)) {
        const kind = kindOf[state as keyof typeof kindOf];
        await this.queue.send(manager, kind, { workspaceId, importId: id });
      }
    });
  }
}
