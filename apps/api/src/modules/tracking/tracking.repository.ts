import { Injectable } from '@nestjs/common';
import type { TrackingRef } from '@mailwright/tokens';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../platform/database/database.js';
import { MAILING_LINKS, RESOLVE_DELIVERIES } from './sql/resolve-deliveries.js';
import type { TrackedDelivery } from './tracked-delivery.js';

export interface LinkRow {
  linkNo: number;
  url: string;
  dynamic: boolean;
}

@Injectable()
export class TrackingRepository {
  deliveries(manager: EntityManager, refs: readonly TrackingRef[]): Promise<TrackedDelivery[]> {
    return rows<TrackedDelivery>(manager, RESOLVE_DELIVERIES, [
      refs.map((ref) => ref.mailing),
      refs.map((ref) => ref.ordinal),
    ]);
  }

  async delivery(manager: EntityManager, ref: TrackingRef): Promise<TrackedDelivery | null> {
    return (await this.deliveries(manager, [ref]))[0] ?? null;
  }

  links(manager: EntityManager, mailingNumber: number): Promise<LinkRow[]> {
    return rows<LinkRow>(manager, MAILING_LINKS, [mailingNumber]);
  }

  /** Whether this delivery was already answered with an opt-out. */
  async unsubscribedAt(manager: EntityManager, delivery: TrackedDelivery): Promise<Date | null> {
    const found = await row<{ at: Date }>(
      manager,
      `select unsubscribed_at as at from unsubscribed_deliveries
        where workspace_id = $1 and mailing_id = $2 and contact_id = $3`,
      [delivery.workspaceId, delivery.mailingId, delivery.contactId],
    );
    return found?.at ?? null;
  }

  /** Until the transaction ends, no other request changes the opt-out of this delivery. */
  async lock(manager: EntityManager, delivery: TrackedDelivery): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `opt-out ${delivery.mailingId} ${delivery.contactId}`,
    ]);
  }
}
