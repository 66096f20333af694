/** The two things a person can ask of a running supervisor. */
export interface StopSignals {
  /** Aborted by the first Ctrl-C or SIGTERM: stop in order. */
  readonly stop: AbortSignal;
  /** Aborted by the next one: stop at once. */
  readonly hurry: AbortSignal;
  /** Stops by ourselves, as the first signal would. */
  request(): void;
  release(): void;
}

/** npm passes a Ctrl-C on that the terminal has already delivered: signals this close together are one. */
const SAME_KEYPRESS_MS = 700;

export function listenForStop(onStop: (hurry: boolean) => void = () => undefined): StopSignals {
  const stop = new AbortController();
  const hurry = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (!stop.signal.aborted) {
      first = performance.now();
      stop.abort();
      onStop(false);
    } else if (!hurry.signal.aborted && performance.now() - first > SAME_KEYPRESS_MS) {
      hurry.abort();
      onStop(true);
    }
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    stop: stop.signal,
    hurry: hurry.signal,
    request: () => stop.abort(),
    release: () => names.forEach((name) => process.off(name, onSignal)),
  };
}
