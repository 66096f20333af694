import { Injectable } from '@nestjs/common';
import type { TrackingRef } from '@mailwright/tokens';
import type { EntityManager } from 'typeorm';
import { Database, row } from '../../../platform/database/database.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { EngagementService } from '../../engagement/public.js';
import { UncertainDeliveries } from '../../sending/public.js';
import { emailKeyOf, SuppressionsService } from '../../suppressions/public.js';
import { WorkspacesService } from '../../workspaces/public.js';
import { maskedAddress, type OptOutView } from '../pages/unsubscribe-page.js';
import type { TrackedDelivery } from '../tracked-delivery.js';
import { TrackingRepository } from '../tracking.repository.js';

export type OptOutWay = 'page' | 'one_click';
type Answer = Omit<OptOutView, 'action'>;

/** A person leaves all marketing of the sender, and comes back: by the link of one mail, without signing in. */
@Injectable()
export class OptOutsService {
  constructor(
    private readonly database: Database,
    private readonly tracking: TrackingRepository,
    private readonly suppressions: SuppressionsService,
    private readonly engagement: EngagementService,
    private readonly uncertain: UncertainDeliveries,
    private readonly workspaces: WorkspacesService,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
  ) {}

  /** How things stand. Changes nothing. */
  async look(ref: TrackingRef): Promise<Answer> {
    const { manager } = this.database;
    const delivery = await this.tracking.delivery(manager, ref);
    return this.answer(manager, delivery, delivery ? await this.stateOf(manager, delivery) : 'gone');
  }

  /** Doing it again changes nothing: the first opt-out from this mail is the one that counts. */
  async optOut(ref: TrackingRef, way: OptOutWay): Promise<Answer> {
    return this.database.transaction(async (manager) => {
      const delivery = await this.tracking.delivery(manager, ref);
      if (!delivery || delivery.kind === 'test')
        return this.answer(manager, delivery, delivery ? 'test' : 'gone');
      await this.tracking.lock(manager, delivery);
      const before = await this.tracking.unsubscribedAt(manager, delivery);
      const hash = this.hashOf(delivery);
      if (hash)
        await this.suppressions.suppress(manager, delivery.workspaceId, {
          // Who was erased is kept as a hash only.
          ...(delivery.isContact ? { address: delivery.email } : { addressHash: hash }),
          scope: 'marketing',
          reason: 'unsubscribed',
          evidence: { mailingId: delivery.mailingId, campaignId: delivery.campaignId, way },
        });
      if (delivery.isDoubtful) await this.uncertain.confirm(manager, [delivery], 'unsubscribe');
      if (before === null && delivery.isContact) await this.recordOptOut(manager, delivery, way);
      return this.answer(manager, delivery, 'done');
    });
  }

  /** Lifts the opt-out that the person made, and nothing else: complaints and dead addresses stay as they are. */
  async comeBack(ref: TrackingRef): Promise<Answer> {
    return this.database.transaction(async (manager) => {
      const delivery = await this.tracking.delivery(manager, ref);
      const hash = delivery && this.hashOf(delivery);
      if (!delivery || !hash || delivery.kind === 'test')
        return this.answer(manager, delivery, delivery ? 'test' : 'gone');
      await this.suppressions.comeBack(manager, delivery.workspaceId, hash);
      const state = await this.stateOf(manager, delivery);
      return this.answer(manager, delivery, state === 'subscribed' ? 'back' : state);
    });
  }

  private async recordOptOut(
    manager: EntityManager,
    delivery: TrackedDelivery,
    way: OptOutWay,
  ): Promise<void> {
    const { workspaceId, mailingId, contactId, campaignId } = delivery;
    const happening = {
      workspaceId,
      kind: 'unsubscribed',
      occurredAt: new Date(),
      identity: 'opt-out',
      mailingId,
      contactId,
      data: { way },
    } as const;
    await this.engagement.record(manager, [happening]);
    if (campaignId) await this.live.tell(manager, { workspaceId, topic: `campaign:${campaignId}` });
  }

  private async stateOf(manager: EntityManager, delivery: TrackedDelivery): Promise<OptOutView['state']> {
    if (delivery.kind === 'test') return 'test';
    const hash = this.hashOf(delivery);
    if (!hash) return 'gone';
    const facts = (await this.suppressions.factsOf(manager, delivery.workspaceId, hash)).filter(
      (fact) => fact.scope !== 'list',
    );
    if (facts.some((fact) => fact.scope === 'all' || fact.reason !== 'unsubscribed')) return 'blocked';
    if (facts.length > 0) return 'already';
    return delivery.isContact ? 'subscribed' : 'gone';
  }

  private hashOf(delivery: TrackedDelivery): Buffer | null {
    const read = emailKeyOf(delivery.email);
    return read.ok ? this.sealer.addressHash(read.key) : null;
  }

  private async answer(
    manager: EntityManager,
    delivery: TrackedDelivery | null,
    state: OptOutView['state'],
  ): Promise<Answer> {
    if (!delivery) return { state, sender: 'The sender', address: '', legalName: '', postalAddress: '' };
    const facts = await this.workspaces.facts(delivery.workspaceId);
    const from = await row<{ name: string; address: string }>(
      manager,
      `select message -> 'from' ->> 'name' as name, message -> 'from' ->> 'address' as address
         from tracked_mailings where workspace_id = $1 and mailing_id = $2`,
      [delivery.workspaceId, delivery.mailingId],
    );
    const sender = from?.name || from?.address || facts.legalName || 'the sender';
    return {
      state,
      sender,
      address: maskedAddress(delivery.email),
      legalName: facts.legalName,
      postalAddress: facts.postalAddress,
    };
  }
}
