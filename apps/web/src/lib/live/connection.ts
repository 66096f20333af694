/**
 * A live line to the server, in one of four states:
 * `connecting` → `live` (server-sent events arrive) → on a break `polling` (we ask every few seconds and
 * meanwhile try the stream again, later each time) → `live` again; `closed` for good.
 *
 * Every time the stream opens again the caller reloads once: events sent during the break are lost, and
 * numbers that skipped a beat must not stay wrong.
 */
export type LiveState = 'connecting' | 'live' | 'polling' | 'closed';

/** The part of EventSource that is used; tests bring their own. */
export interface EventStream {
  addEventListener: (type: string, listener: (event: MessageEvent<string>) => void) => void;
  close: () => void;
}

export interface LiveOptions {
  url: string;
  /** names of the events to hear; the server sends `event: <name>` */
  events: readonly string[];
  onEvent: (name: string, data: unknown) => void;
  /** load the present state; called while polling, and once after every gap */
  reload: () => void;
  onState: (state: LiveState) => void;
  pollEveryMs: number;
  openStream?: (url: string) => EventStream;
}

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** Doubles from one second to half a minute. The jitter keeps a restarted server from a stampede. */
export function retryDelayMs(attempt: number, jitter = Math.random()): number {
  const full = Math.min(longestRetryMs, firstRetryMs * 2 ** attempt);
  return Math.round(full * (0.75 + 0.5 * jitter));
}

/** Opens the line and keeps it; returns the function that closes it. */
export function openLiveConnection(options: LiveOptions): () => void {
  const open = options.openStream ?? ((url) => new EventSource(url) satisfies EventStream);
  let stream: EventStream | null = null;
  let attempt = 0;
  let hadGap = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setInterval> | undefined;

  const stopPolling = () => {
    clearInterval(pollTimer);
    pollTimer = undefined;
  };

  const connect = () => {
    stream = open(options.url);
    stream.addEventListener('open', () => {
      attempt = 0;
      stopPolling();
      options.onState('live');
      if (hadGap) options.reload();
      hadGap = false;
    });
    stream.addEventListener('error', fallBack);
    for (const name of options.events) {
      stream.addEventListener(name, (event) => {
        options.onEvent(name, JSON.parse(event.data));
      });
    }
  };

  // EventSource retries by itself, but not after an HTTP error and without a limit; one way for both is ours.
  const fallBack = () => {
    stream?.close();
    stream = null;
    hadGap = true;
    options.onState('polling');
    pollTimer ??= setInterval(options.reload, options.pollEveryMs);
    retryTimer = setTimeout(connect, retryDelayMs(attempt));
    attempt += 1;
  };

  options.onState('connecting');
  connect();

  return () => {
    clearTimeout(retryTimer);
    stopPolling();
    stream?.close();
    stream = null;
    options.onState('closed');
  };
}
