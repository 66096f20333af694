import { MimeError } from '@mailwright/mime';
import type { Composer } from './composer.js';
import type { ActiveMailing } from './ledger-client.js';

/** The composers of the active mailings: content is compiled into one once per process. */
export class Composers {
  private readonly known = new Map<string, Promise<Composer | null>>();

  constructor(
    /** Null where the mailing is gone; throws a MimeError where its parts cannot be made into messages. */
    private readonly make: (mailing: ActiveMailing) => Promise<Composer | null>,
    private readonly onUnmakable: (mailing: ActiveMailing, error: MimeError) => Promise<void>,
  ) {}

  of(mailing: ActiveMailing): Promise<Composer | null> {
    let composer = this.known.get(mailing.id);
    if (!composer) this.known.set(mailing.id, (composer = this.make(mailing)));
    return composer.catch(async (error: unknown) => {
      this.known.delete(mailing.id);
      // A database that is away is not the mailing's fault.
      if (!(error instanceof MimeError)) throw error;
      await this.onUnmakable(mailing, error);
      return null;
    });
  }

  /** Forgets those of mailings that are no longer active. */
  keepOnly(active: readonly ActiveMailing[]): void {
    const ids = new Set(active.map((mailing) => mailing.id));
    for (const id of this.known.keys()) if (!ids.has(id)) this.known.delete(id);
  }
}
