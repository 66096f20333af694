import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { TrackingRepository } from '../tracking.repository.js';

const MOST_MAILINGS = 500;
/** A redirect waits this long for the database and not longer. */
const PATIENCE_MS = 200;

/** Links by number: 1…n of one mailing. */
type Links = ReadonlyMap<number, { url: string; dynamic: boolean }>;

/** Where the links of mailings lead. They never change, so the mailings asked for last are kept in memory. */
@Injectable()
export class MailingLinks {
  private readonly known = new Map<number, Links>();
  private readonly loading = new Map<number, Promise<Links>>();

  constructor(
    private readonly database: Database,
    private readonly tracking: TrackingRepository,
  ) {}

  /** `late` when the database did not answer in time; it is still read, and the next one to ask finds it here. */
  async find(mailingNumber: number, linkNo: number): Promise<{ url: string } | 'unknown' | 'late'> {
    const links = this.recall(mailingNumber) ?? (await within(this.load(mailingNumber), PATIENCE_MS));
    if (links === null) return 'late';
    const link = links.get(linkNo);
    // A dynamic link's destination is inside its signature, never in the table.
    return link && !link.dynamic ? { url: link.url } : 'unknown';
  }

  private recall(mailingNumber: number): Links | null {
    const links = this.known.get(mailingNumber);
    if (!links) return null;
    this.known.delete(mailingNumber);
    this.known.set(mailingNumber, links);
    return links;
  }

  private load(mailingNumber: number): Promise<Links> {
    const running = this.loading.get(mailingNumber);
    if (running) return running;
    const load = this.read(mailingNumber).finally(() => this.loading.delete(mailingNumber));
    this.loading.set(mailingNumber, load);
    return load;
  }

  private async read(mailingNumber: number): Promise<Links> {
    const found = await this.tracking.links(this.database.manager, mailingNumber);
    const links = new Map(found.map(({ linkNo, url, dynamic }) => [linkNo, { url, dynamic }]));
    if (links.size > 0) this.known.set(mailingNumber, links);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_MAILINGS && oldest !== undefined) this.known.delete(oldest);
    return links;
  }
}

/** Null when it takes longer, or fails: the caller is told to come again. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, patience]);
  } catch {
    // The database is away: like one that is slow, it is asked again by the next try of the same person.
    return null;
  } finally {
    clearTimeout(timer);
  }
}
