import { Injectable } from '@nestjs/common';
import type { InputOf, listDeliveries } from '@mailwright/contracts';
import { Database, row, rows } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import type { DeliveryState } from '../sending/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { ATTEMPTS_OF, DOUBTS_OF, EVENTS_OF, deliveriesBehind, ONE_DELIVERY } from './sql/list-deliveries.js';
import { howDoubtEnded, whatItMeans, whyOf } from './why.js';

interface DeliveryRow {
  contactId: string;
  ordinal: number;
  email: string;
  provider: string;
  state: DeliveryState;
  attempts: number;
  dueAt: Date | null;
  code: number | null;
  enhancedCode: string | null;
  reply: string | null;
  category: string | null;
  reason: string | null;
  settledAt: Date | null;
  bounce: 'hard' | 'soft' | null;
  /** What the message said that brought an accepted mail back. */
  returnedWords: string | null;
}
interface WholeDelivery extends DeliveryRow {
  messageId: string;
  bounceCategory: string | null;
}
interface DoubtRow {
  looks: number;
  lookedAt: Date | null;
  lookSays: string;
  resolvedAt: Date | null;
  evidence: string | null;
  outcome: string | null;
}
interface AttemptRow {
  attempt: number;
  outcome: string;
  at: Date;
  connection: string | null;
  code: number | null;
  enhancedCode: string | null;
  reply: string | null;
}

const OUTCOMES: Record<string, string> = {
  accepted: 'Their server took it.',
  deferred: 'Their server asked to try again later.',
  rejected: 'Their server refused it.',
  uncertain: 'The line broke after the whole mail was handed over.',
  not_sent: 'It could not be sent; nothing left.',
};
const EVENTS: Record<string, string> = {
  opened: 'The pictures of the mail were loaded.',
  clicked: 'A link was clicked.',
  unsubscribed: 'The person unsubscribed.',
  bounced: 'A server sent it back.',
  complained: 'The person reported it as spam.',
  replied: 'The person answered.',
  auto_replied: 'A machine answered.',
  converted: 'The person bought something.',
  delayed: 'A server said that it still tries.',
};

/** The people of a campaign, and everything that happened to one of them. */
@Injectable()
export class DeliveriesService {
  constructor(private readonly database: Database) {}

  async list(campaign: CampaignEntity, query: InputOf<typeof listDeliveries>['query']) {
    if (!campaign.mailingId) return { items: [], next: null, total: 0 };
    const after = decodeKeyset(query.after, 1);
    const { sql, values } = deliveriesBehind(campaign.workspaceId, campaign.mailingId, {
      ...query,
      after: (after?.[0] as number | undefined) ?? null,
      limit: query.limit + 1,
    });
    const found = await rows<DeliveryRow>(this.database.manager, sql, values);
    const page = toPage(found, query.limit, (delivery) => [delivery.ordinal]);
    return { items: page.items.map(present), next: page.next };
  }

  async get(campaign: CampaignEntity, contactId: string) {
    const place = [campaign.workspaceId, campaign.mailingId, contactId];
    const found = campaign.mailingId
      ? await row<WholeDelivery>(this.database.manager, ONE_DELIVERY, place)
      : null;
    if (!found) throw notFound('recipient');
    const attempts = await rows<AttemptRow>(this.database.manager, ATTEMPTS_OF, place);
    const doubts = await rows<DoubtRow>(this.database.manager, DOUBTS_OF, place);
    const events = await rows<{ at: Date; kind: string; machine: boolean; data: { serverWords?: string } }>(
      this.database.manager,
      EVENTS_OF,
      place,
    );
    const history = [
      ...attempts.map((attempt) => ({
        at: attempt.at.toISOString(),
        kind: attempt.outcome,
        says:
          attempt.outcome === 'deferred' || attempt.outcome === 'rejected'
            ? `${OUTCOMES[attempt.outcome]} ${whatItMeans(attempt)}`
            : (OUTCOMES[attempt.outcome] ?? ''),
        serverWords: attempt.reply,
        code: attempt.code,
        enhancedCode: attempt.enhancedCode,
        connection: attempt.connection,
      })),
      ...doubts.flatMap(stepsOfDoubt).map((step) => ({ ...wordless, ...step })),
      ...events.map((event) => ({
        ...wordless,
        at: event.at.toISOString(),
        kind: event.kind,
        says: `${EVENTS[event.kind] ?? event.kind}${event.machine ? ' A machine did that, not a person.' : ''}`,
        serverWords: event.kind === 'bounced' ? (event.data.serverWords ?? null) : null,
      })),
    ].toSorted((a, b) => a.at.localeCompare(b.at));
    return { delivery: present(found), why: whyOf(found), messageId: found.messageId, history };
  }
}

const wordless = { serverWords: null, code: null, enhancedCode: null, connection: null } as const;

function stepsOfDoubt(doubt: DoubtRow): { at: string; kind: string; says: string }[] {
  const { looks, lookedAt, lookSays, resolvedAt, evidence, outcome } = doubt;
  const steps = [];
  if (lookedAt)
    steps.push({
      at: lookedAt.toISOString(),
      kind: 'looked_for',
      says: `Looked for ${looks === 1 ? 'once' : `${looks} times`} in the Sent folder. ${lookSays}`,
    });
  if (resolvedAt)
    steps.push({ at: resolvedAt.toISOString(), kind: 'doubt_ended', says: howDoubtEnded(evidence, outcome) });
  return steps;
}

const present = ({ dueAt, settledAt, ...delivery }: DeliveryRow) => ({
  ...delivery,
  why: whyOf({ ...delivery, dueAt }),
  dueAt: delivery.state === 'deferred' || delivery.state === 'queued' ? (dueAt?.toISOString() ?? null) : null,
  settledAt: settledAt?.toISOString() ?? null,
});
