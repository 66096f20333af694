import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Db, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.token.js';
import type { JobKind } from './job.js';

export const JOBS_OPTIONS = Symbol('jobs options');
export interface JobsOptions {
  databaseUrl: string;
  /** Whether this process works on jobs, or only sends them. */
  works: boolean;
}

/** Anything that runs a statement inside the caller's transaction: TypeORM's manager, or a plain connection. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

export interface SendOptions {
  /** Not before this instant. */
  startAfter?: Date;
  /** While one with this key waits or runs, another is not added. */
  singletonKey?: string;
}

/** Sends jobs inside the caller's transaction: a rollback leaves nothing behind, a commit loses nothing. */
@Injectable()
export class JobQueue implements OnModuleInit, BeforeApplicationShutdown {
  readonly boss: PgBoss;
  private readonly known = new Set<string>();

  constructor(
    @Inject(JOBS_OPTIONS) readonly options: JobsOptions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.boss = new PgBoss({
      connectionString: options.databaseUrl,
      application_name: 'mailwright jobs',
      max: options.works ? 5 : 2,
      supervise: options.works,
      schedule: options.works,
      migrate: false,
    });
    this.boss.on('error', (error) => this.logger.error({ event: 'jobs.error', err: error }));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 8_000 });
  }

  async send<T extends object>(
    manager: Queryable,
    kind: JobKind<T>,
    payload: T,
    options: SendOptions = {},
  ): Promise<void> {
    await this.ensureQueue(kind);
    await this.boss.send(kind.name, kind.payload.parse(payload), {
      ...options,
      retryLimit: kind.retryLimit,
      retryDelay: kind.retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: kind.expireInSeconds,
      db: bossDatabase(manager),
    });
  }

  /** Sends to every queue that subscribed to the event, in the caller's transaction. */
  async publish(manager: Queryable, event: string, payload: object): Promise<void> {
    await this.boss.publish(event, payload, {
      retryLimit: 20,
      retryDelay: 2,
      retryBackoff: true,
      db: bossDatabase(manager),
    });
  }

  /** A queue must exist before anything is sent to it; making one that exists is a no-op. */
  async ensureQueue(kind: JobKind<never> | JobKind<object> | { name: string }): Promise<void> {
    if (this.known.has(kind.name)) return;
    await this.boss.createQueue(kind.name);
    this.known.add(kind.name);
  }
}

/** pg-boss over the caller's transaction. */
function bossDatabase(manager: Queryable): Db {
  return {
    async executeSql(text, values) {
      const result: unknown = await manager.query(text, values as unknown[]);
      const list =
        Array.isArray(result) &&
        result.length === 2 &&
        Array.isArray(result[0]) &&
        typeof result[1] === 'number'
          ? result[0]
          : result;
      return { rows: (list ?? []) as unknown[] };
    },
  };
}
