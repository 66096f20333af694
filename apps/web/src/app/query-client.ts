import { QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../features/session/api/session';
import { healthNow } from '../lib/api/health';
import { ApiProblem } from '../lib/api/problem';

const mostRetries = 2;

/**
 * Reads are tried again when the cause may pass (no answer, 429, 5xx), twice; a refusal is final at once.
 * Writes are never repeated by themselves: only a person knows whether they still want it.
 * A 401 forgets who was signed in: the page stays as it is, the next move leads to sign-in.
 * What was read stays fresh for half a minute, so that going back and forth does not load everything again.
 */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.status === 401) {
          queries.removeQueries({ queryKey: sessionQuery().queryKey });
        }
        // No answer, or the database is away: the banner looks at once, not at its next turn.
        if (error instanceof ApiProblem && (error.status === 0 || error.status === 503)) {
          void queries.invalidateQueries({ queryKey: healthNow().queryKey });
        }
      },
    }),
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
  return queries;
}

const mayPass = (error: unknown) => error instanceof ApiProblem && error.isPassing;
