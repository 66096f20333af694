import { Injectable } from '@nestjs/common';
import { JobQueue, type Queryable } from '../jobs/job-queue.js';
import type { EventKind } from './domain-event.js';

/** Publishes events inside the caller's transaction: never from memory after a commit, where a crash would lose them. */
@Injectable()
export class EventBus {
  constructor(private readonly queue: JobQueue) {}

  async publish<T extends object>(manager: Queryable, kind: EventKind<T>, payload: T): Promise<void> {
    await this.queue.publish(manager, kind.name, kind.payload.parse(payload));
  }
}
