import { useEffect, useEffectEvent, useState } from 'react';
import { openLiveConnection, type LiveState } from './connection';

interface UseLive {
  /** path of the event stream; null while there is nothing to follow */
  url: string | null;
  events: readonly string[];
  onEvent: (name: string, data: unknown) => void;
  /** e.g. `() => queryClient.invalidateQueries({ queryKey })` */
  reload: () => void;
  pollEveryMs?: number;
}

/**
 * Follows a stream of server-sent events while the component is on screen; see LiveState for what it does
 * when the line breaks. Returns the state and when the last word came, for StaleNote.
 */
export function useLive({ url, events, onEvent, reload, pollEveryMs = 5_000 }: UseLive) {
  const [state, setState] = useState<LiveState>('connecting');
  const [heardAt, setHeardAt] = useState<Date | null>(null);
  const names = events.join(' ');

  const hear = useEffectEvent((name: string, data: unknown) => {
    setHeardAt(new Date());
    onEvent(name, data);
  });
  const load = useEffectEvent(() => reload());

  useEffect(() => {
    if (url === null) return undefined;
    return openLiveConnection({
      url,
      events: names.split(' '),
      onEvent: (name, data) => hear(name, data),
      reload: () => load(),
      onState: setState,
      pollEveryMs,
    });
  }, [url, names, pollEveryMs]);

  return { state, heardAt };
}
