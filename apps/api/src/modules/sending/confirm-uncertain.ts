import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/database/database.js';
import { CONFIRM_DOUBTFUL, NOTE_LOOK } from './sql/resolve-doubts.js';

/** What proved that a mail in doubt had left. */
export type DoubtEvidence =
  'sent_folder' | 'bounce' | 'complaint' | 'reply' | 'open' | 'click' | 'unsubscribe';

/** A delivery, by the three parts of its key. */
export interface DeliveryKey {
  workspaceId: string;
  mailingId: string;
  contactId: string;
}

/** Ends the doubt about deliveries, on evidence that others find. */
@Injectable()
export class UncertainDeliveries {
  /**
   * Those of these that are `uncertain` become `accepted`, in the caller's transaction, and what proved it is kept; the
   * others are left alone. Answers which they were. The instant is that of the attempt in doubt: then it left.
   */
  async confirm(
    manager: EntityManager,
    deliveries: readonly DeliveryKey[],
    by: DoubtEvidence,
  ): Promise<DeliveryKey[]> {
    if (deliveries.length === 0) return [];
    // Two writers of the same rows wait for each other instead of deadlocking.
    const ordered = deliveries.toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1));
    return rows<DeliveryKey>(manager, CONFIRM_DOUBTFUL, [
      ordered.map((one) => one.workspaceId),
      ordered.map((one) => one.mailingId),
      ordered.map((one) => one.contactId),
      by,
    ]);
  }

  /** Evidence was looked for and not found, or could not be looked for: the page tells when, and what was said. */
  async noteLook(
    manager: EntityManager,
    workspaceId: string,
    doubts: readonly DeliveryKey[],
    says: string,
  ): Promise<void> {
    if (doubts.length === 0) return;
    await manager.query(NOTE_LOOK, [
      workspaceId,
      doubts.map((one) => one.mailingId),
      doubts.map((one) => one.contactId),
      says,
    ]);
  }
}
