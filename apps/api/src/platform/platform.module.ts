import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { Database } from './database/database.js';
import { dataSourceOptions } from './database/data-source.js';
import { EventsModule } from './events/events.module.js';
import { ForgetAnswersJob } from './http/forget-answers.job.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LiveModule } from './live/live.module.js';
import { LOGGER } from './logging/logger.token.js';
import { PROCESS_OPTIONS, ProcessRegistry, type ProcessOptions } from './processes/process-registry.js';
import { Sealer } from './secrets/sealer.js';

export interface PlatformOptions {
  databaseUrl: string;
  masterKey: Buffer;
  process: ProcessOptions;
  logger: Logger;
  /** Serves HTTP: hears live notes. */
  serves: boolean;
  /** Works on jobs. */
  works: boolean;
  poolSize?: number;
}

/** Database, jobs, live notes, secrets, logging: what every role has, with no word of email marketing in it. */
@Global()
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(options.databaseUrl, options.process.roles.join(','), options.poolSize),
          autoLoadEntities: true,
          retryAttempts: 3,
          retryDelay: 1_000,
        }),
        JobsModule.with({ databaseUrl: options.databaseUrl, works: options.works }),
        EventsModule,
        LiveModule.with({ databaseUrl: options.databaseUrl, listens: options.serves }),
      ],
      providers: [
        Database,
        ProcessRegistry,
        ForgetAnswersJob,
        { provide: PROCESS_OPTIONS, useValue: options.process },
        { provide: LOGGER, useValue: options.logger },
        { provide: Sealer, useValue: new Sealer(options.masterKey) },
      ],
      exports: [Database, ProcessRegistry, LOGGER, Sealer],
    };
  }
}
