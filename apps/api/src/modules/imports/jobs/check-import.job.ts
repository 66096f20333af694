import { Injectable } from '@nestjs/common';
import { Job } from '../../../platform/jobs/job.js';
import { ImportChecker } from '../import-checker.js';
import { checkImportFile } from './import-jobs.js';

/** Counts what an import would do, before it is started. Run twice it counts again from the beginning. */
@Injectable()
export class CheckImportJob extends Job<{ workspaceId: string; importId: string }> {
  readonly kind = checkImportFile;

  constructor(private readonly checker: ImportChecker) {
    super();
  }

  perform(
    { workspaceId, importId }: { workspaceId: string; importId: string },
    signal: AbortSignal,
  ): Promise<void> {
    return this.checker.run(workspaceId, importId, signal);
  }
}
