import { Injectable } from '@nestjs/common';
import type { TimelineItem } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../../platform/database/database.js';
import { CONTACT_TIMELINE } from './sql/contact-timeline.js';

export interface TimelineRow {
  id: string;
  at: Date;
  sortKey: string;
  kind: TimelineItem['kind'];
  machine: boolean;
  state: string | null;
  mailingId: string | null;
  conversationId: string | null;
  says: string;
  campaignId: string | null;
  campaignName: string | null;
}

@Injectable()
export class TimelineRepository {
  of(
    manager: EntityManager,
    workspaceId: string,
    contactId: string,
    after: readonly unknown[] | null,
    limit: number,
  ): Promise<TimelineRow[]> {
    const [at, id] = after ?? [null, null];
    return rows<TimelineRow>(manager, CONTACT_TIMELINE, [workspaceId, contactId, at, id, limit + 1]);
  }

  async isContact(manager: EntityManager, workspaceId: string, contactId: string): Promise<boolean> {
    return (
      (await row(manager, `select 1 from contact_recipients where workspace_id = $1 and contact_id = $2`, [
        workspaceId,
        contactId,
      ])) !== null
    );
  }
}
