/** Things to be done at their time, a limited number of them at once, with one timer for all. */
export interface Agenda<T> {
  /** Plans an item for the given moment (epoch milliseconds; the past means now). */
  add(dueAt: number, item: T): void;
  /** Items waiting or being done. */
  readonly pending: number;
  /** Resolves when nothing is pending any more (or the agenda was stopped). */
  settled(): Promise<void>;
  /** Begins nothing more; resolves when what was begun is done. */
  stop(): Promise<void>;
}

interface Entry<T> {
  dueAt: number;
  order: number;
  item: T;
}

export interface AgendaOptions<T> {
  concurrency: number;
  /** May plan further items before it ends; must not reject. */
  perform(item: T): Promise<void>;
  now?: () => number;
}

/** Makes an agenda on a binary heap: planning and taking cost O(log n). */
export function createAgenda<T>(options: AgendaOptions<T>): Agenda<T> {
  const heap: Entry<T>[] = [];
  const now = options.now ?? Date.now;
  let waiters: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let timerFor = Infinity;
  let running = 0;
  let order = 0;
  let stopped = false;

  const wake = (): void => {
    if (running > 0 || (heap.length > 0 && !stopped)) return;
    const done = waiters;
    waiters = [];
    for (const resolve of done) resolve();
  };
  const arm = (): void => {
    const first = heap[0];
    if (stopped || first === undefined || running >= options.concurrency || first.dueAt >= timerFor) return;
    clearTimeout(timer);
    timerFor = first.dueAt;
    timer = setTimeout(run, Math.max(0, first.dueAt - now()));
  };
  const mayBegin = (): boolean =>
    !stopped && running < options.concurrency && heap.length > 0 && heap[0]!.dueAt <= now();
  const run = (): void => {
    clearTimeout(timer);
    timerFor = Infinity;
    while (mayBegin()) {
      running += 1;
      void options.perform(pop(heap).item).finally(() => {
        running -= 1;
        arm();
        wake();
      });
    }
    arm();
  };
  return {
    add(dueAt, item) {
      push(heap, { dueAt, order: (order += 1), item });
      arm();
    },
    get pending() {
      return heap.length + running;
    },
    settled: () =>
      new Promise((resolve) => {
        waiters.push(resolve);
        wake();
      }),
    stop() {
      stopped = true;
      clearTimeout(timer);
      return this.settled();
    },
  };
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}

function push<T>(heap: Entry<T>[], entry: Entry<T>): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!before(entry, heap[parent]!)) break;
    heap[index] = heap[parent]!;
    index = parent;
  }
  heap[index] = entry;
}

function pop<T>(heap: Entry<T>[]): Entry<T> {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
    if (!before(heap[child]!, last)) break;
    heap[index] = heap[child]!;
    index = child;
  }
  heap[index] = last;
  return top;
}
