import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/database/database.js';
import type { ClickedDelivery, Happening } from './happening.js';
import { RECORD_HAPPENINGS } from './sql/record-happenings.js';
import { RECOUNT_CLICKS, RESCORE_BURSTS } from './sql/rescore-bursts.js';

@Injectable()
export class EngagementRepository {
  /** The ids of those that were new. */
  async record(
    manager: EntityManager,
    items: readonly { id: string; happening: Happening }[],
  ): Promise<Set<string>> {
    const given = items.map(({ id, happening }) => ({
      id,
      workspace_id: happening.workspaceId,
      kind: happening.kind,
      occurred_at: happening.occurredAt.toISOString(),
      mailing_id: happening.mailingId,
      contact_id: happening.contactId,
      machine: happening.machine ?? false,
      link_no: happening.linkNo ?? null,
      bounce_kind: happening.bounce?.kind ?? null,
      bounce_category: happening.bounce?.category ?? null,
      data: happening.data ?? {},
    }));
    const added = await rows<{ id: string }>(manager, RECORD_HAPPENINGS, [JSON.stringify(given)]);
    return new Set(added.map(({ id }) => id));
  }

  /** How many clicks turned out to be a machine's. */
  async rescoreBursts(manager: EntityManager, clicked: readonly ClickedDelivery[]): Promise<number> {
    const given = clicked.map((one) => ({
      workspace_id: one.workspaceId,
      mailing_id: one.mailingId,
      contact_id: one.contactId,
      since: one.since.toISOString(),
      until: one.until.toISOString(),
    }));
    const changed = await rows<{ workspaceId: string; mailingId: string; contactId: string }>(
      manager,
      RESCORE_BURSTS,
      [JSON.stringify(given)],
    );
    const places = new Map(changed.map((one) => [`${one.mailingId} ${one.contactId}`, one]));
    for (const { workspaceId, mailingId, contactId } of places.values())
      await manager.query(RECOUNT_CLICKS, [workspaceId, mailingId, contactId]);
    return changed.length;
  }
}
