import type { ZodType } from 'zod';

/**
 * Something that happened in one module and that others may react to. Sent inside the transaction that made it true,
 * handled after its commit, at least once: handlers must be idempotent. Names are versioned: `delivery.bounced.v1`.
 */
export interface EventKind<T extends object> {
  readonly name: string;
  readonly payload: ZodType<T>;
}

export const eventKind = <T extends object>(name: string, payload: ZodType<T>): EventKind<T> => ({
  name,
  payload,
});
