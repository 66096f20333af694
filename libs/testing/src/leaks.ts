import { eventually } from './eventually.js';

/** Kinds of `process.getActiveResourcesInfo()` that outlive a test only by mistake. */
const WATCHED = new Set([
  'TCPSocketWrap',
  'TCPServerWrap',
  'TLSWrap',
  'PipeServerWrap',
  'ProcessWrap',
  'Worker',
]);

/**
 * Remembers the sockets, servers, children and workers that are open now; the returned function fails when more of a
 * kind are open than then. For `beforeEach` and `afterEach`.
 */
export function watchResources(): (timeoutMs?: number) => Promise<void> {
  const before = countOpen();
  return async (timeoutMs = 2_000) => {
    await eventually(
      () => {
        const left = [...countOpen()].filter(([kind, count]) => count > (before.get(kind) ?? 0));
        if (left.length === 0) return true;
        const list = left.map(([kind, count]) => `${kind} × ${count - (before.get(kind) ?? 0)}`).join(', ');
        throw new Error(`left open by the test: ${list}`);
      },
      { timeoutMs },
    );
  };
}

function countOpen(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (WATCHED.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
