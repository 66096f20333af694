import { queryOptions } from '@tanstack/react-query';
import type { GetHealthResponse } from './generated/types.gen';

/** How the installation does; `unreachable` where nothing answers at all. */
export type HealthNow = GetHealthResponse | { status: 'unreachable' };

const LOOK_EVERY_MS = 15_000;
/** While something is wrong the page waits for its end. */
const LOOK_AGAIN_MS = 2_000;

/** Asked by hand: with a 503 comes the same body, which says what is wrong. */
export const healthNow = () =>
  queryOptions({
    queryKey: ['health'],
    queryFn: async ({ signal }): Promise<HealthNow> => {
      try {
        const answer = await fetch('/api/health', { signal });
        return (await answer.json()) as GetHealthResponse;
      } catch (cause) {
        if (signal.aborted) throw cause;
        return { status: 'unreachable' };
      }
    },
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === 'ok' ? LOOK_EVERY_MS : LOOK_AGAIN_MS,
  });

/** What to say to somebody who uses the page, or null where all is well. */
export function troubleOf(health: HealthNow | undefined): { tone: 'bad' | 'wait'; says: string } | null {
  if (!health || health.status === 'ok') return null;
  if (health.status === 'unreachable')
    return {
      tone: 'bad',
      says: 'Mailwright does not answer. Mails that are going out go on; this page tries again by itself.',
    };
  const failing = health.parts.filter((part) => part.status === 'failing');
  const parts = failing.length > 0 ? failing : health.parts.filter((part) => part.status === 'degraded');
  return {
    tone: failing.length > 0 ? 'bad' : 'wait',
    says: parts.map((part) => part.says).join(' '),
  };
}
