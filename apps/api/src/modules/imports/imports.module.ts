import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/public.js';
import { SuppressionsModule } from '../suppressions/public.js';
import { ImportChecker } from './import-checker.js';
import { ImportFiles } from './import-files.js';
import { ImportRemover } from './import-remover.js';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { CheckImportJob } from './jobs/check-import.job.js';
import { ResumeImportsJob } from './jobs/resume-imports.job.js';
import { RollBackImportJob } from './jobs/roll-back-import.job.js';
import { RunImportJob } from './jobs/run-import.job.js';
import { TidyImportsJob } from './jobs/tidy-imports.job.js';

/** People from files: CSV in, people and refused rows out, and back again. */
@Module({
  imports: [ContactsModule, SuppressionsModule],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    ImportsRepository,
    ImportFiles,
    ImportRunner,
    ImportChecker,
    ImportRemover,
    RunImportJob,
    CheckImportJob,
    RollBackImportJob,
    ResumeImportsJob,
    TidyImportsJob,
  ],
})
export class ImportsModule {}
