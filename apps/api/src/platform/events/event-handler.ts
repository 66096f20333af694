import type { z } from 'zod';
import { Job, type JobKind } from '../jobs/job.js';
import type { EventKind } from './domain-event.js';

/**
 * Reacts to another module's event. Each handler has a queue of its own, so a failing one is retried without
 * repeating the others. `reaction` names it for ever: `suppress-dead-address.v1`.
 */
export abstract class EventHandler<T extends object> extends Job<T> {
  abstract readonly event: EventKind<T>;
  abstract readonly reaction: string;

  get kind(): JobKind<T> {
    return {
      name: `${this.event.name}.${this.reaction}`,
      payload: this.event.payload as z.ZodType<T>,
      retryLimit: 20,
      retryDelaySeconds: 2,
      expireInSeconds: 300,
    };
  }
}
