import { Injectable } from '@nestjs/common';
import { Job } from '../../../platform/jobs/job.js';
import { ImportRunner } from '../import-runner.js';
import { runImport } from './import-jobs.js';

/** Takes a file's people in, in the background. Run twice it goes on where the last batch was committed, or does nothing. */
@Injectable()
export class RunImportJob extends Job<{ workspaceId: string; importId: string }> {
  readonly kind = runImport;

  constructor(private readonly runner: ImportRunner) {
    super();
  }

  perform(
    { workspaceId, importId }: { workspaceId: string; importId: string },
    signal: AbortSignal,
  ): Promise<void> {
    return this.runner.run(workspaceId, importId, signal);
  }
}
