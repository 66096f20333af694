import { useState } from 'react';

/**
 * Forth and back through pages that only know their successor: the keys already visited are the way back.
 * Remount with a new `key` when the filter changes, as old keys mean nothing then.
 */
export function useKeyPages() {
  const [visited, setVisited] = useState<readonly (string | null)[]>([null]);
  const current = visited.at(-1) ?? null;
  return {
    /** key of the page to load; null is the first */
    current,
    paging: (next: string | null | undefined) => ({
      kind: 'pages' as const,
      previous: visited.length > 1 ? () => setVisited(visited.slice(0, -1)) : null,
      next: typeof next === 'string' ? () => setVisited([...visited, next]) : null,
    }),
  };
}
