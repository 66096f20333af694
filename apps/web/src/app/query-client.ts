import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../lib/api/problem';

const mostRetries = 2;

/**
 * Reads are tried again when the cause may pass (no answer, 429, 5xx), twice; a refusal is final at once.
 * Writes are never repeated by themselves: only a person knows whether they still want it.
 * What was read stays fresh for half a minute, so that going back and forth does not load everything again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < mostRetries && mayPass(error),
        retryDelay: (attempt) => Math.min(8_000, 800 * 2 ** attempt),
      },
      mutations: { retry: false },
    },
  });
}

const mayPass = (error: unknown) => error instanceof ApiProblem && error.isPassing;
