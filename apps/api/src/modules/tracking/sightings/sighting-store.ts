import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { type ClickedDelivery, EngagementService, type Happening } from '../../engagement/public.js';
import { UncertainDeliveries } from '../../sending/public.js';
import { leavesTraces, type TrackedDelivery } from '../tracked-delivery.js';
import { TrackingRepository } from '../tracking.repository.js';
import { scoreSighting } from './score-sighting.js';
import type { Sighting } from './sighting-recorder.js';
import { agentFamily } from './user-agent.js';

/**
 * Turns sightings into events and engagements: finds the deliveries, judges person or machine, writes, looks for
 * bursts, all in one transaction and in a few statements however many there are. A click is recorded as a click alone:
 * that its mail was opened, too, is never invented.
 */
@Injectable()
export class SightingStore {
  constructor(
    private readonly database: Database,
    private readonly tracking: TrackingRepository,
    private readonly engagement: EngagementService,
    private readonly uncertain: UncertainDeliveries,
    private readonly live: LiveBus,
  ) {}

  /** Returns the deliveries in which a person seems to have clicked. */
  write(sightings: readonly Sighting[]): Promise<ClickedDelivery[]> {
    return this.database.transaction(async (manager) => {
      const deliveries = await this.deliveriesOf(manager, sightings);
      const happenings = sightings.flatMap((sighting) => {
        const delivery = deliveries.get(keyOf(sighting.ref));
        return delivery && leavesTraces(delivery) ? [happeningOf(sighting, delivery)] : [];
      });
      await this.engagement.record(manager, happenings);
      await this.endDoubts(manager, sightings, deliveries);
      const clicked = clickedIn(happenings);
      await this.engagement.rescoreBursts(manager, clicked);
      await this.tell(manager, deliveries.values());
      return clicked;
    });
  }

  async rescore(clicked: readonly ClickedDelivery[]): Promise<void> {
    await this.database.transaction((manager) => this.engagement.rescoreBursts(manager, clicked));
  }

  /** Only who got the mail has its token, be it a person or a scanner: what was in doubt had left. */
  private async endDoubts(
    manager: EntityManager,
    sightings: readonly Sighting[],
    deliveries: ReadonlyMap<string, TrackedDelivery>,
  ): Promise<void> {
    for (const what of ['click', 'open'] as const) {
      const keys = new Set(sightings.flatMap((one) => (one.what === what ? [keyOf(one.ref)] : [])));
      const doubtful = [...keys].flatMap((key) => deliveries.get(key) ?? []).filter((one) => one.isDoubtful);
      await this.uncertain.confirm(manager, doubtful, what);
    }
  }

  private async deliveriesOf(
    manager: EntityManager,
    sightings: readonly Sighting[],
  ): Promise<Map<string, TrackedDelivery>> {
    const refs = new Map(sightings.map(({ ref }) => [keyOf(ref), ref]));
    const found = await this.tracking.deliveries(manager, [...refs.values()]);
    return new Map(found.map((one) => [`${one.mailingNumber} ${one.ordinal}`, one]));
  }

  private async tell(manager: EntityManager, deliveries: Iterable<TrackedDelivery>): Promise<void> {
    const campaigns = new Map<string, string>();
    for (const { campaignId, workspaceId, kind } of deliveries)
      if (campaignId !== null && kind !== 'test') campaigns.set(campaignId, workspaceId);
    for (const [campaignId, workspaceId] of campaigns)
      await this.live.tell(manager, { workspaceId, topic: `campaign:${campaignId}` });
  }
}

const keyOf = (ref: Sighting['ref']): string => `${ref.mailing} ${ref.ordinal}`;

function happeningOf(sighting: Sighting, delivery: TrackedDelivery): Happening {
  const { what, method, userAgent, afterHead, linkNo } = sighting;
  const sinceAcceptedMs =
    delivery.acceptedAt === null ? null : sighting.at.getTime() - delivery.acceptedAt.getTime();
  const { score, machine, evidence, proxy } = scoreSighting({
    what,
    method,
    userAgent,
    afterHead,
    sinceAcceptedMs,
  });
  // A picture loaded twice within a second is one open; every click is one.
  const occurredAt =
    what === 'open' ? new Date(Math.floor(sighting.at.getTime() / 1000) * 1000) : sighting.at;
  return {
    workspaceId: delivery.workspaceId,
    kind: what === 'open' ? 'opened' : 'clicked',
    occurredAt,
    // Machine and person may ask in the same millisecond: two happenings.
    identity: `${linkNo} ${occurredAt.getTime()} ${machine ? `machine ${method}` : 'person'}`,
    mailingId: delivery.mailingId,
    contactId: delivery.contactId,
    machine,
    linkNo: what === 'click' ? linkNo : null,
    data: { evidence, score, ...(proxy ? { proxy } : {}), ...agentFamily(userAgent) },
  };
}

function clickedIn(happenings: readonly Happening[]): ClickedDelivery[] {
  const clicked = new Map<string, ClickedDelivery>();
  for (const { kind, machine, workspaceId, mailingId, contactId, occurredAt } of happenings) {
    if (kind !== 'clicked' || machine || mailingId === null || contactId === null) continue;
    const key = `${mailingId} ${contactId}`;
    const known = clicked.get(key);
    if (!known) clicked.set(key, { workspaceId, mailingId, contactId, since: occurredAt, until: occurredAt });
    else if (occurredAt < known.since) known.since = occurredAt;
    else if (occurredAt > known.until) known.until = occurredAt;
  }
  return [...clicked.values()];
}
