import { useSyncExternalStore } from 'react';

/**
 * One clock for the whole page: everything that says "12 min ago" moves in the same render.
 * It ticks once a minute and stands still while the tab is hidden.
 */
const tickMs = 60_000;
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  if (document.visibilityState === 'hidden') return;
  now = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = new Date();
    timer = setInterval(tick, tickMs);
    document.addEventListener('visibilitychange', tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    }
  };
}

/** The present moment, fresh to the minute. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
