import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EngagementService } from '../../engagement/public.js';
import { UncertainDeliveries } from '../../sending/public.js';
import { emailKeyOf, SuppressionsService } from '../../suppressions/public.js';
import type { Match } from '../matching/match.js';
import { type Consequences, planConsequences } from './consequences.js';
import type { Place, UnderstoodMessage } from './read-message.js';
import { storable } from './storable.js';

/** Brings what a message proves into the ledger, the suppressions and the reports, in the transaction that stores it. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly engagement: EngagementService,
    private readonly suppressions: SuppressionsService,
    private readonly uncertain: UncertainDeliveries,
  ) {}

  /** Answers what was done, in words that are stored with the match. */
  async carryOut(
    manager: EntityManager,
    place: Place,
    messageId: string,
    message: UnderstoodMessage,
    match: Match | null,
  ): Promise<string[]> {
    const plan = planConsequences(message.verdict, match);
    if (!match) return [];
    const done: string[] = [];
    if (plan.happening && (await this.record(manager, place, messageId, message, match, plan)))
      done.push(plan.happening);
    if (plan.suppress && (await this.suppress(manager, place, messageId, message, match, plan.suppress)))
      done.push('suppressed');
    if (plan.confirm && match.delivery.state === 'uncertain') {
      const { mailingId, contactId } = match.delivery;
      const { workspaceId } = place;
      const confirmed = await this.uncertain.confirm(
        manager,
        [{ workspaceId, mailingId, contactId }],
        plan.confirm,
      );
      if (confirmed.length > 0) done.push('confirmed');
    }
    return done;
  }

  private async record(
    manager: EntityManager,
    place: Place,
    messageId: string,
    { verdict, receivedAt, contentHash }: UnderstoodMessage,
    { delivery }: Match,
    plan: Consequences,
  ): Promise<boolean> {
    if (!plan.happening) return false;
    const [fresh] = await this.engagement.record(manager, [
      {
        workspaceId: place.workspaceId,
        kind: plan.happening,
        occurredAt: receivedAt,
        identity: verdict.message.messageId ?? contentHash.toString('hex'),
        mailingId: delivery.mailingId,
        contactId: delivery.contactId,
        ...(plan.bounce ? { bounce: plan.bounce } : {}),
        data: storable(
          {
            messageId,
            ...(verdict.status ? { status: verdict.status } : {}),
            ...(verdict.serverWords ? { serverWords: verdict.serverWords } : {}),
            ...(verdict.category ? { category: verdict.category } : {}),
            ...(verdict.returnDate ? { returnDate: verdict.returnDate } : {}),
          },
          1_000,
        ),
      },
    ]);
    return fresh ?? false;
  }

  /** The address is that of the delivery, never one that a report merely names. */
  private async suppress(
    manager: EntityManager,
    place: Place,
    messageId: string,
    { verdict }: UnderstoodMessage,
    { delivery }: Match,
    suppress: NonNullable<Consequences['suppress']>,
  ): Promise<boolean> {
    if (!emailKeyOf(delivery.email).ok) return false;
    const phrase = verdict.evidence[0]?.phrase ?? '';
    const { added } = await this.suppressions.suppress(manager, place.workspaceId, {
      address: delivery.email,
      scope: suppress.scope,
      reason: suppress.reason,
      evidence: storable(
        {
          mailingId: delivery.mailingId,
          campaignId: delivery.campaignId,
          messageId,
          ...(verdict.serverWords ? { reply: verdict.serverWords } : {}),
          ...(suppress.reason === 'opted_out_in_words' ? { words: phrase } : {}),
        },
        600,
      ),
    });
    return added;
  }
}
