/**
 * Listens to each AbortSignal once, however many sends it is for: a sender passes the same one with every message, and
 * a listener per message costs a microsecond and a warning above ten.
 */
export class AbortWatch<Job extends object> {
  readonly #jobs = new WeakMap<AbortSignal, Set<Job>>();

  constructor(private readonly onAbort: (job: Job) => void) {}

  add(signal: AbortSignal, job: Job): void {
    const known = this.#jobs.get(signal);
    if (known) {
      known.add(job);
      return;
    }
    const jobs = new Set([job]);
    this.#jobs.set(signal, jobs);
    signal.addEventListener(
      'abort',
      () => {
        for (const each of jobs) this.onAbort(each);
      },
      { once: true },
    );
  }

  remove(signal: AbortSignal, job: Job): void {
    this.#jobs.get(signal)?.delete(job);
  }
}
