import { Injectable } from '@nestjs/common';
import { Job } from '../../../platform/jobs/job.js';
import { ImportRemover } from '../import-remover.js';
import { rollBackImportedPeople } from './import-jobs.js';

/** Takes an import back, however large. Run twice it removes what is left. */
@Injectable()
export class RollBackImportJob extends Job<{ workspaceId: string; importId: string }> {
  readonly kind = rollBackImportedPeople;

  constructor(private readonly remover: ImportRemover) {
    super();
  }

  perform(
    { workspaceId, importId }: { workspaceId: string; importId: string },
    signal: AbortSignal,
  ): Promise<void> {
    return this.remover.run(workspaceId, importId, signal);
  }
}
