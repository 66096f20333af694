import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { Job } from '../../../platform/jobs/job.js';
import { ImportFiles } from '../import-files.js';
import { ImportsRepository } from '../imports.repository.js';
import { tidyImports } from './import-jobs.js';

const UPLOAD_DAYS = 7;
const REJECT_DAYS = 30;

/**
 * Throws away what holds people's data without a use: files nobody started, refused rows after a month, and files
 * whose import is over (a crash between the end and the removal). Run twice it finds nothing.
 */
@Injectable()
export class TidyImportsJob extends Job<object> {
  readonly kind = tidyImports;

  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly files: ImportFiles,
  ) {
    super();
  }

  async perform(): Promise<void> {
    const { manager } = this.database;
    for (const { id } of await this.imports.abandoned(manager, UPLOAD_DAYS)) await this.files.remove(id);
    await this.imports.forgetRejects(manager, REJECT_DAYS);
    const before = new Date(Date.now() - (UPLOAD_DAYS + 1) * 86_400_000);
    for (const id of await this.files.olderThan(before)) await this.files.remove(id);
  }
}
