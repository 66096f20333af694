import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the web page's process answers `GET /api/health` at all; what it says there is for its readers. */
export async function answersHealth(origin: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    try {
      const response = await fetch(`${origin}/api/health`, { signal });
      await response.body?.cancel();
      if (response.status === 200 || response.status === 503) return true;
    } catch {
      // Not listening yet.
    }
    await pause(50, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
