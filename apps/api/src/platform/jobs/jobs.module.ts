import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobQueue, JOBS_OPTIONS, type JobsOptions } from './job-queue.js';
import { JobRunner } from './job-runner.js';

@Global()
@Module({})
export class JobsModule {
  static with(options: JobsOptions): DynamicModule {
    return {
      module: JobsModule,
      imports: [DiscoveryModule],
      providers: [{ provide: JOBS_OPTIONS, useValue: options }, JobQueue, JobRunner],
      exports: [JobQueue],
    };
  }
}
