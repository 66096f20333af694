/**
 * Where the typed words are: `saved` → (a key) `waiting` → `saving` → `saved`; or `conflict` when somebody else saved
 * in between, or `failed` when no answer came. In both of the last the typed words stay and wait for the person.
 */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed';

interface Versioned {
  version: number;
}

export interface AutosaveView<T> {
  /** what is saved, with everything typed since on top */
  value: T;
  state: SaveState;
  /** when this page saved last */
  savedAt: Date | null;
  error: unknown;
}

export interface AutosaveUse<T extends Versioned, C extends object> {
  /** compare-and-set; throws what `isStale` recognises when the version is old */
  save: (change: C & Versioned) => Promise<T>;
  load: () => Promise<T>;
  isStale: (error: unknown) => boolean;
  onSaved: (value: T) => void;
  delayMs?: number;
}

/**
 * Saves something versioned while it is typed: one request at a time, each with all that changed since the last; what
 * is typed meanwhile goes with the next. A refusal keeps every word.
 */
export class Autosave<T extends Versioned, C extends object> {
  private saved: T;
  private pending: Partial<C> = {};
  private sending: Partial<C> | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: AutosaveView<T>;
  private readonly listeners = new Set<() => void>();
  private readonly use: AutosaveUse<T, C>;

  constructor(value: T, use: AutosaveUse<T, C>) {
    this.saved = value;
    this.use = use;
    this.current = { value, state: 'saved', savedAt: null, error: null };
  }

  readonly view = (): AutosaveView<T> => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get hasUnsaved(): boolean {
    return this.sending !== null || Object.keys(this.pending).length > 0;
  }

  /** During a conflict the change is kept until the person decides. */
  change(change: Partial<C>): void {
    this.pending = { ...this.pending, ...change };
    if (this.current.state === 'conflict') return this.show({});
    this.show({ state: this.sending ? 'saving' : 'waiting', error: null });
    this.arm();
  }

  /** Resolves once everything is saved; throws when it could not be. */
  async flush(): Promise<T> {
    clearTimeout(this.timer);
    if (this.view().state === 'conflict') throw this.current.error;
    while (this.hasUnsaved) {
      await this.run();
      const { state, error } = this.view();
      if (state === 'failed' || state === 'conflict') throw error;
    }
    return this.saved;
  }

  /** After a conflict: what was typed here goes on top of what the other person saved. */
  async keepMine(): Promise<void> {
    this.saved = await this.use.load();
    this.show({ state: 'waiting', error: null });
    await this.run();
  }

  /** After a conflict: forgets what was typed here. */
  async takeTheirs(): Promise<void> {
    this.saved = await this.use.load();
    this.pending = {};
    this.use.onSaved(this.saved);
    this.show({ state: 'saved', error: null });
  }

  /** A newer one came from elsewhere: taken over at once when nothing typed here would be lost by it. */
  adopt(value: T): void {
    if (value.version <= this.saved.version || this.hasUnsaved) return;
    this.saved = value;
    this.show({ state: 'saved', error: null });
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), this.use.delayMs ?? 700);
  }

  private run(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.sendPending().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async sendPending(): Promise<void> {
    if (Object.keys(this.pending).length === 0) return;
    this.sending = this.pending;
    this.pending = {};
    this.show({ state: 'saving' });
    try {
      this.saved = await this.use.save({ ...(this.sending as C), version: this.saved.version });
      this.sending = null;
      this.use.onSaved(this.saved);
      this.show({ state: this.hasUnsaved ? 'waiting' : 'saved', savedAt: new Date(), error: null });
      if (this.hasUnsaved) this.arm();
    } catch (error) {
      this.pending = { ...this.sending, ...this.pending };
      this.sending = null;
      this.show({ state: this.use.isStale(error) ? 'conflict' : 'failed', error });
    }
  }

  private show(change: Partial<AutosaveView<T>>): void {
    this.current = { ...this.current, ...change, value: { ...this.saved, ...this.sending, ...this.pending } };
    for (const listener of this.listeners) listener();
  }
}
