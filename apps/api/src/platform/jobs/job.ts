import type { ZodType } from 'zod';

/** What a job is called and carries; the sender of a job needs no more than this. Names are versioned: `campaign.launch.v1`. */
export interface JobKind<T extends object> {
  readonly name: string;
  readonly payload: ZodType<T>;
  readonly retryLimit: number;
  /** Seconds before the first retry; doubles each time, with jitter. */
  readonly retryDelaySeconds: number;
  readonly expireInSeconds: number;
  /** How many run at once in one process. */
  readonly concurrency?: number;
  /** A cron line (UTC): the job sends itself, once over all machines. */
  readonly cron?: string;
}

export const jobKind = <T extends object>(kind: JobKind<T>): JobKind<T> => kind;

/** A handler of one kind. Start-up fails when a kind that is sent has no handler, or two. */
export abstract class Job<T extends object> {
  abstract readonly kind: JobKind<T>;
  /** Must be safe to run twice: a job whose process dies is run again. */
  abstract perform(payload: T, signal: AbortSignal): Promise<void>;
}
