import { Injectable } from '@nestjs/common';
import type { getContactTimeline, InputOf, TimelineItem } from '@mailwright/contracts';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../../platform/http/keyset.js';
import { TimelineRepository, type TimelineRow } from './timeline.repository.js';

/** A person's story. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly database: Database,
    private readonly timeline: TimelineRepository,
  ) {}

  async of(
    workspaceId: string,
    contactId: string,
    { limit, after }: InputOf<typeof getContactTimeline>['query'],
  ) {
    const { manager } = this.database;
    if (!(await this.timeline.isContact(manager, workspaceId, contactId))) throw notFound('contact');
    const found = await this.timeline.of(manager, workspaceId, contactId, decodeKeyset(after, 2), limit);
    const page = toPage(found, limit, (row) => [row.sortKey, row.id]);
    return { items: page.items.map(present), next: page.next };
  }
}

const present = ({
  id,
  at,
  kind,
  machine,
  state,
  says,
  mailingId,
  conversationId,
  campaignId,
  campaignName,
}: TimelineRow): TimelineItem => ({
  id,
  at: at.toISOString(),
  kind,
  machine,
  state,
  says,
  campaign: campaignId === null ? null : { id: campaignId, name: campaignName ?? 'A deleted campaign' },
  mailingId,
  conversationId,
});
