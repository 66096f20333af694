import { Module } from '@nestjs/common';
import { FilesController } from './files.controller.js';
import { FilesRepository } from './files.repository.js';
import { FilesService } from './files.service.js';
import { RemoveUnusedFilesJob } from './jobs/remove-unused-files.job.js';

/** Files that go with mails. */
@Module({
  controllers: [FilesController],
  providers: [FilesService, FilesRepository, RemoveUnusedFilesJob],
  exports: [FilesService],
})
export class FilesModule {}
