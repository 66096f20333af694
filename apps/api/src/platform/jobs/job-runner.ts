import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Logger } from 'pino';
import { EventHandler } from '../events/event-handler.js';
import { LOGGER } from '../logging/logger.token.js';
import { JobQueue } from './job-queue.js';
import { Job } from './job.js';

/** Gives every job of the process's modules its worker; only in processes that work on jobs. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap {
  constructor(
    private readonly queue: JobQueue,
    private readonly discovery: DiscoveryService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.queue.options.works) return;
    const jobs = this.discovery
      .getProviders()
      .map((provider) => provider.instance as unknown)
      .filter((instance): instance is Job<object> => instance instanceof Job);
    const names = jobs.map((job) => job.kind.name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`Two handlers for the job ${twice}.`);
    for (const job of jobs) await this.work(job);
  }

  private async work(job: Job<object>): Promise<void> {
    const { kind } = job;
    await this.queue.ensureQueue(kind);
    if (job instanceof EventHandler) await this.queue.boss.subscribe(job.event.name, kind.name);
    if (kind.cron)
      await this.queue.boss.schedule(
        kind.name,
        kind.cron,
        {},
        { singletonKey: kind.name, retryLimit: kind.retryLimit },
      );
    await this.queue.boss.work(
      kind.name,
      { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: kind.concurrency ?? 1 },
      async ([one]) => {
        if (!one) return;
        const startedAt = performance.now();
        try {
          await job.perform(kind.payload.parse(one.data ?? {}), one.signal);
          this.logger.debug({
            event: 'job.done',
            job: kind.name,
            id: one.id,
            ms: Math.round(performance.now() - startedAt),
          });
        } catch (error) {
          // Thrown on: the library counts the try and runs the job again, or keeps it as failed.
          this.logger.error({ event: 'job.failed', job: kind.name, id: one.id, err: error });
          throw error;
        }
      },
    );
  }
}
