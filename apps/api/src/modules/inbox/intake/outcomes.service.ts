import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EngagementService, type Happening } from '../../engagement/public.js';
import { UncertainDeliveries } from '../../sending/public.js';
import {
  emailKeyOf,
  type NewSuppression,
  type Strike,
  StrikesService,
  SuppressionsService,
} from '../../suppressions/public.js';
import type { Match } from '../matching/match.js';
import { type Consequences, planConsequences } from './consequences.js';
import type { Place, UnderstoodMessage } from './read-message.js';
import { storable } from './storable.js';

/** A message that may have consequences, with the id that it is stored under. */
export interface Consequent {
  id: string;
  message: UnderstoodMessage;
  match: Match | null;
}

interface Planned {
  one: Consequent;
  match: Match;
  plan: Consequences;
}

/** Brings what messages prove into the ledger, the suppressions and the reports, in the transaction that stores them. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly engagement: EngagementService,
    private readonly suppressions: SuppressionsService,
    private readonly strikes: StrikesService,
    private readonly uncertain: UncertainDeliveries,
  ) {}

  /** A whole batch at once. Answers per message id what was done, in words that are stored with the match. */
  async carryOut(
    manager: EntityManager,
    place: Place,
    messages: readonly Consequent[],
  ): Promise<Map<string, string[]>> {
    const planned = messages.flatMap((one): Planned[] =>
      one.match ? [{ one, match: one.match, plan: planConsequences(one.message.verdict, one.match) }] : [],
    );
    const done = new Map(planned.map(({ one }) => [one.id, [] as string[]]));
    const note = (id: string, what: string): void => void done.get(id)?.push(what);

    // All at once and first, so that two readers never wait for each other.
    const blamed = planned.filter(({ plan }) => plan.suppress ?? plan.strike);
    await this.suppressions.hold(
      manager,
      place.workspaceId,
      blamed.map(({ match }) => match.delivery.email),
    );

    const happened = planned.flatMap((each) => happeningOf(place, each) ?? []);
    const fresh = await this.engagement.record(
      manager,
      happened.map(({ happening }) => happening),
    );
    for (const [index, { id, happening }] of happened.entries()) if (fresh[index]) note(id, happening.kind);

    const against = planned.flatMap((each) => suppressionOf(each) ?? []);
    const added = await this.suppressions.suppressEach(
      manager,
      place.workspaceId,
      against.map(({ suppression }) => suppression),
    );
    for (const [index, { id }] of against.entries()) if (added[index]) note(id, 'suppressed');

    const struck = planned.flatMap((each) => strikeOf(each) ?? []);
    const out = await this.strikes.count(
      manager,
      place.workspaceId,
      struck.map(({ strike }) => strike),
    );
    for (const [index, { id }] of struck.entries()) if (out[index]) note(id, 'suppressed');

    // Mails in doubt are few.
    for (const { one, match, plan } of planned) {
      if (!plan.confirm || match.delivery.state !== 'uncertain') continue;
      const { mailingId, contactId } = match.delivery;
      const { workspaceId } = place;
      const doubtful = [{ workspaceId, mailingId, contactId }];
      const confirmed = await this.uncertain.confirm(manager, doubtful, plan.confirm);
      if (confirmed.length > 0) note(one.id, 'confirmed');
    }
    return done;
  }
}

function happeningOf(
  place: Place,
  { one, match, plan }: Planned,
): { id: string; happening: Happening } | null {
  if (!plan.happening) return null;
  const { verdict, receivedAt, contentHash } = one.message;
  const happening: Happening = {
    workspaceId: place.workspaceId,
    kind: plan.happening,
    occurredAt: receivedAt,
    identity: verdict.message.messageId ?? contentHash.toString('hex'),
    mailingId: match.delivery.mailingId,
    contactId: match.delivery.contactId,
    ...(plan.bounce ? { bounce: plan.bounce } : {}),
    data: storable(
      {
        messageId: one.id,
        ...(verdict.status ? { status: verdict.status } : {}),
        ...(verdict.serverWords ? { serverWords: verdict.serverWords } : {}),
        ...(verdict.category ? { category: verdict.category } : {}),
        ...(verdict.returnDate ? { returnDate: verdict.returnDate } : {}),
      },
      1_000,
    ),
  };
  return { id: one.id, happening };
}

/** The address is that of the delivery, never one that a report merely names. */
function suppressionOf({
  one,
  match: { delivery },
  plan: { suppress },
}: Planned): { id: string; suppression: NewSuppression } | null {
  if (!suppress || !emailKeyOf(delivery.email).ok) return null;
  const { verdict } = one.message;
  const suppression: NewSuppression = {
    address: delivery.email,
    scope: suppress.scope,
    reason: suppress.reason,
    evidence: storable(
      {
        mailingId: delivery.mailingId,
        campaignId: delivery.campaignId,
        messageId: one.id,
        ...(verdict.serverWords ? { reply: verdict.serverWords } : {}),
        ...(suppress.reason === 'opted_out_in_words' ? { words: verdict.evidence[0]?.phrase ?? '' } : {}),
      },
      600,
    ),
  };
  return { id: one.id, suppression };
}

/** Counted after the bounce was recorded, so that the mail that came back is no success any more. */
function strikeOf({
  one,
  match: { delivery },
  plan: { strike: given },
}: Planned): { id: string; strike: Strike } | null {
  if (!given) return null;
  const { email, mailingId, contactId } = delivery;
  const { times, withinMs, rule, words } = given;
  const at = one.message.receivedAt;
  return {
    id: one.id,
    strike: { email, mailingId, contactId, at, limit: { times, withinMs }, rule, words, heard: 'returned' },
  };
}
