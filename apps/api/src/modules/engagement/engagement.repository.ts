import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/database/database.js';
import type { Happening } from './happening.js';
import { RECORD_HAPPENINGS } from './sql/record-happenings.js';

@Injectable()
export class EngagementRepository {
  /** The ids of those that were new. */
  async record(manager: EntityManager, items: readonly { id: string; happening: Happening }[]): Promise<Set<string>> {
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
}
