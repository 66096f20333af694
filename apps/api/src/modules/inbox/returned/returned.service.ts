import { Injectable } from '@nestjs/common';
import type { groupReturned, InputOf, listReturned, ReturnedGroups } from '@mailwright/contracts';
import { Database } from '../../../platform/database/database.js';
import { DomainError, notFound } from '../../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../../platform/http/keyset.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { emailKeyOf, SuppressionsService } from '../../suppressions/public.js';
import { meaningOf, presentReturned } from './returned.presenter.js';
import { ReturnedRepository } from './returned.repository.js';

/** Bounces and complaints: the server's words, what was done about them, and the way back. */
@Injectable()
export class ReturnedService {
  constructor(
    private readonly database: Database,
    private readonly returned: ReturnedRepository,
    private readonly suppressions: SuppressionsService,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
  ) {}

  async list(workspaceId: string, query: InputOf<typeof listReturned>['query']) {
    const { kind, campaignId = null, category = null, limit } = query;
    const after = decodeKeyset(query.after, 2);
    const found = await this.returned.list(this.database.manager, workspaceId, {
      kind,
      campaignId,
      category,
      after,
      limit,
    });
    const page = toPage(found, limit, (row) => [row.sortKey, row.id]);
    return { items: page.items.map(presentReturned), next: page.next };
  }

  async groups(workspaceId: string, query: InputOf<typeof groupReturned>['query']): Promise<ReturnedGroups> {
    const found = await this.returned.groups(this.database.manager, workspaceId, query.campaignId ?? null);
    return {
      groups: found.map((group) => ({
        ...group,
        meaning: meaningOf(group.category),
        lastAt: group.lastAt.toISOString(),
      })),
    };
  }

  /** Lifts what this message brought about, and nothing that stands against the address for another reason. */
  async lift(workspaceId: string, messageId: string): Promise<void> {
    const message = await this.returned.message(this.database.manager, workspaceId, messageId);
    if (!message) throw notFound('message');
    const { match } = message;
    const email = match?.done.includes('suppressed') ? emailKeyOf(match.email) : null;
    if (!match || !email?.ok)
      throw new DomainError('message.nothing_to_lift', 'conflict', 'This message has suppressed nobody.');
    const reasons =
      message.kind === 'complaint'
        ? ['complaint']
        : message.kind === 'unsubscribe'
          ? ['opted_out_in_words']
          : ['dead_address', 'repeated_soft_bounce'];
    const facts = await this.suppressions.factsOf(
      this.database.manager,
      workspaceId,
      this.sealer.addressHash(email.key),
    );
    for (const fact of facts)
      if (reasons.includes(fact.reason) && fact.also.length === 0)
        await this.suppressions.remove(workspaceId, fact.id);
    await this.database.transaction(async (manager) => {
      await this.returned.noteLifted(manager, workspaceId, messageId);
      await this.live.tell(manager, { workspaceId, topic: 'inbox' });
    });
  }
}
