import { createContext, use, useEffect, useEffectEvent, useMemo, useRef, type ReactNode } from 'react';
import { useThrottledCallback } from '@mantine/hooks';
import { useLive } from './use-live';
import type { LiveState } from './connection';

type Listener = (topic: string | null) => void;

interface LiveLine {
  state: LiveState;
  /** when the last word came; null before the first */
  heardAt: Date | null;
  /** hears every topic that changed; null means that some may have been missed */
  listen: (listener: Listener) => () => void;
}

const LiveLineContext = createContext<LiveLine | null>(null);

/**
 * One line to the server for the whole page of a workspace: browsers allow few streams per host, and a page of
 * ours has many parts that want to hear. Parts listen with `useTopic`.
 */
export function LiveLineProvider({ workspaceId, children }: { workspaceId: string; children: ReactNode }) {
  const listeners = useRef(new Set<Listener>());
  const tell = (topic: string | null) => {
    for (const listener of listeners.current) listener(topic);
  };
  const { state, heardAt } = useLive({
    url: `/api/v1/workspaces/${workspaceId}/live`,
    events: ['changed'],
    onEvent: (_name, data) => tell(topicOf(data)),
    reload: () => tell(null),
  });
  const line = useMemo(
    () => ({
      state,
      heardAt,
      listen: (listener: Listener) => {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    }),
    [state, heardAt],
  );
  return <LiveLineContext value={line}>{children}</LiveLineContext>;
}

const topicOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'topic' in data && typeof data.topic === 'string'
    ? data.topic
    : null;

/** How the line is: for StaleNote. */
export function useLiveState(): { state: LiveState; heardAt: Date | null } {
  const line = use(LiveLineContext);
  return { state: line?.state ?? 'connecting', heardAt: line?.heardAt ?? null };
}

const atMostEveryMs = 1_000;

/**
 * Calls `changed` when the server says so about a topic (`campaign:<id>`, `inbox`), or about any topic that begins
 * with it when it ends in a colon; at most once a second, and whenever words may have been missed.
 */
export function useTopic(topic: string | null, changed: () => void) {
  const line = use(LiveLineContext);
  const listen = line?.listen;
  const latest = useEffectEvent(() => changed());
  const throttled = useThrottledCallback(() => latest(), atMostEveryMs);
  useEffect(() => {
    if (topic === null || !listen) return undefined;
    const matches = (said: string) => said === topic || (topic.endsWith(':') && said.startsWith(topic));
    return listen((said) => {
      if (said === null || matches(said)) throttled();
    });
  }, [topic, listen, throttled]);
}
