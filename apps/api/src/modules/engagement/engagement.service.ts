import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EngagementRepository } from './engagement.repository.js';
import { type ClickedDelivery, type Happening, happeningId } from './happening.js';

/** The one writer of engagements and events: tracking, the inbox and conversions all tell it what happened. */
@Injectable()
export class EngagementService {
  constructor(private readonly engagement: EngagementRepository) {}

  /**
   * Records what happened, in the caller's transaction, any number at once. Idempotent: see `Happening.identity`.
   * Answers, in the order given, which of them were not known before.
   */
  async record(manager: EntityManager, happenings: readonly Happening[]): Promise<boolean[]> {
    if (happenings.length === 0) return [];
    const identified = happenings.map((happening) => ({ id: happeningId(happening), happening }));
    const fresh = await this.engagement.record(manager, identified);
    // Told twice in one call it is new once.
    return identified.map(({ id }) => fresh.delete(id));
  }

  /**
   * Looks at the clicks of these deliveries as a whole: a burst over many links is a machine's, also where each of its
   * clicks alone looked like a person's. They are counted at once and taken back here; nothing waits for it.
   */
  rescoreBursts(manager: EntityManager, clicked: readonly ClickedDelivery[]): Promise<number> {
    return clicked.length === 0 ? Promise.resolve(0) : this.engagement.rescoreBursts(manager, clicked);
  }
}
