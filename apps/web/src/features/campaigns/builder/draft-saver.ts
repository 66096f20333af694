import type { Campaign, CampaignChange } from '../api/campaigns';

/**
 * Where the typed words are: `saved` → (a key) `waiting` → `saving` → `saved`; or `conflict` when somebody else
 * saved in between, or `failed` when no answer came. In both of the last the typed words stay and wait for the person.
 */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed';

export interface DraftView {
  /** what the person sees: the saved campaign with everything typed since */
  campaign: Campaign;
  /** version of what the server has; rises with every save */
  savedVersion: number;
  state: SaveState;
  /** when it was last saved by this page */
  savedAt: Date | null;
  error: unknown;
}

interface DraftSaverUse {
  /** compare-and-set; throws what `isStale` recognises when `version` is old */
  save: (change: CampaignChange & { version: number }) => Promise<Campaign>;
  load: () => Promise<Campaign>;
  isStale: (error: unknown) => boolean;
  /** what the server has now */
  onSaved: (campaign: Campaign) => void;
  delayMs?: number;
}

const usualDelayMs = 700;

/**
 * Saves a draft while it is typed: one request at a time, each with everything changed since the last. What is typed
 * during a request goes with the next one. It never drops a word: a refusal keeps all of them.
 */
export class DraftSaver {
  private saved: Campaign;
  private pending: CampaignChange = {};
  private sending: CampaignChange | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: DraftView;
  private readonly listeners = new Set<() => void>();
  private readonly use: DraftSaverUse;

  constructor(campaign: Campaign, use: DraftSaverUse) {
    this.saved = campaign;
    this.use = use;
    this.current = { campaign, savedVersion: campaign.version, state: 'saved', savedAt: null, error: null };
  }

  readonly view = (): DraftView => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Words that no request has carried yet, or that one carries now. */
  get hasUnsaved(): boolean {
    return this.sending !== null || Object.keys(this.pending).length > 0;
  }

  /** Takes what was typed and saves it soon. During a conflict it is kept until the person decides. */
  change(change: CampaignChange): void {
    this.pending = { ...this.pending, ...change };
    if (this.current.state === 'conflict') return this.show({});
    this.show({ state: this.sending ? 'saving' : 'waiting', error: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), this.use.delayMs ?? usualDelayMs);
  }

  /** Resolves with the saved campaign; throws when it could not be saved. */
  async flush(): Promise<Campaign> {
    clearTimeout(this.timer);
    if (this.current.state === 'conflict') throw this.current.error;
    while (this.hasUnsaved) {
      await this.run();
      if (this.current.state === 'failed' || this.current.state === 'conflict') throw this.current.error;
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
    const campaign = await this.use.load();
    this.pending = {};
    this.adoptNow(campaign);
  }

  /** A newer campaign came from elsewhere. Taken over at once when nothing typed here would be lost by it. */
  adopt(campaign: Campaign): void {
    if (campaign.version <= this.saved.version || this.hasUnsaved) return;
    this.adoptNow(campaign);
  }

  private adoptNow(campaign: Campaign): void {
    this.saved = campaign;
    this.use.onSaved(campaign);
    this.show({ state: 'saved', error: null });
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
      this.saved = await this.use.save({ ...this.sending, version: this.saved.version });
      this.sending = null;
      this.use.onSaved(this.saved);
      this.show({ state: this.hasUnsaved ? 'waiting' : 'saved', savedAt: new Date(), error: null });
      if (this.hasUnsaved) this.timer = setTimeout(() => void this.run(), this.use.delayMs ?? usualDelayMs);
    } catch (error) {
      this.pending = { ...this.sending, ...this.pending };
      this.sending = null;
      this.show({ state: this.use.isStale(error) ? 'conflict' : 'failed', error });
    }
  }

  private show(change: Partial<DraftView>): void {
    const typed = { ...this.sending, ...this.pending };
    const audience = typed.audience && { ...this.saved.audience, ...typed.audience };
    this.current = {
      ...this.current,
      ...change,
      campaign: { ...this.saved, ...typed, ...(audience ? { audience } : {}) } as Campaign,
      savedVersion: this.saved.version,
    };
    for (const listener of this.listeners) listener();
  }
}
