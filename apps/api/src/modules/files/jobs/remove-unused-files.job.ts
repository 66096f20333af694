import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.js';
import { Job, jobKind } from '../../../platform/jobs/job.js';
import { FilesRepository } from '../files.repository.js';

const removeUnusedFiles = jobKind({
  name: 'files.remove_unused.v1',
  payload: z.object({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  expireInSeconds: 600,
  cron: '43 3 * * *',
});

const BATCH = 100;

/** Once a night: files that no campaign, template or mailing names any more. Run twice it finds nothing left to do. */
@Injectable()
export class RemoveUnusedFilesJob extends Job<object> {
  readonly kind = removeUnusedFiles;

  constructor(
    private readonly database: Database,
    private readonly files: FilesRepository,
  ) {
    super();
  }

  async perform(_payload: object, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if ((await this.files.removeUnused(this.database.manager, BATCH)) < BATCH) return;
    }
  }
}
