import { Inject, Injectable } from '@nestjs/common';
import type {
  InputOf,
  listConversions,
  reportConversion,
  reportTokenConversion,
} from '@mailwright/contracts';
import type { TokenSigner } from '@mailwright/tokens';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { emailKeyOf } from '../contacts/public.js';
import { EngagementService } from '../engagement/public.js';
import { TRACKING_SIGNER } from '../tracking/public.js';
import { presentConversion } from './conversion.presenter.js';
import {
  type ConversionRow,
  ConversionsRepository,
  type NewConversionRow,
} from './conversions.repository.js';

/** An order that names no click belongs to the last confirmed one of so many days before it. */
const ATTRIBUTION_DAYS = 7;

/** What was bought because of a mail. An order counts once, however often it is reported. */
@Injectable()
export class ConversionsService {
  constructor(
    private readonly database: Database,
    private readonly conversions: ConversionsRepository,
    private readonly engagement: EngagementService,
    private readonly live: LiveBus,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
  ) {}

  /** A shop kept the token of the click: campaign, person and link are certain. */
  async byToken(
    order: InputOf<typeof reportTokenConversion>['body'],
  ): Promise<{ recorded: boolean; already: boolean }> {
    const token = this.signer.verify(order.token);
    if (token?.kind !== 'conversion') throw unknownToken();
    return this.database.transaction(async (manager) => {
      const delivery = await this.conversions.named(manager, token.ref.mailing, token.ref.ordinal);
      if (!delivery) throw unknownToken();
      if (delivery.kind === 'test') return { recorded: false, already: false };
      const occurredAt = new Date(order.occurredAt ?? Date.now());
      const { already } = await this.record(manager, delivery.workspaceId, {
        orderId: order.orderId,
        occurredAt,
        amount: order.amount,
        currency: order.currency,
        // Who was erased stays unnamed; the campaign keeps what it earned.
        contactId: delivery.isContact ? delivery.contactId : null,
        mailingId: delivery.mailingId,
        campaignId: delivery.campaignId,
        linkNo: token.linkNo || null,
        attributedBy: 'click_token',
        clickedAt: await this.conversions.clickedAt(manager, delivery, token.linkNo, occurredAt),
        source: 'shop',
      });
      return { recorded: !already, already };
    });
  }

  /** A program knows the buyer: the click is looked for. Without one the order is kept and belongs to no campaign. */
  async byPerson(workspaceId: string, order: InputOf<typeof reportConversion>['body']) {
    return this.database.transaction(async (manager) => {
      const contactId = await this.find(manager, workspaceId, order);
      const occurredAt = new Date(order.occurredAt ?? Date.now());
      const click = await this.conversions.lastClick(
        manager,
        workspaceId,
        contactId,
        occurredAt,
        ATTRIBUTION_DAYS,
      );
      const { conversion, already } = await this.record(manager, workspaceId, {
        orderId: order.orderId,
        occurredAt,
        amount: order.amount,
        currency: order.currency,
        contactId,
        mailingId: click?.mailingId ?? null,
        campaignId: click?.campaignId ?? null,
        linkNo: click?.linkNo ?? null,
        attributedBy: click ? 'last_click' : null,
        clickedAt: click?.clickedAt ?? null,
        source: 'api',
      });
      return { ...presentConversion(conversion), already };
    });
  }

  async list(workspaceId: string, query: InputOf<typeof listConversions>['query']) {
    const found = await this.conversions.page(this.database.manager, workspaceId, {
      campaignId: query.campaignId ?? null,
      contactId: query.contactId ?? null,
      limit: query.limit,
      after: decodeKeyset(query.after, 2),
    });
    const page = toPage(found, query.limit, (one) => [one.occurredAt.toISOString(), one.id]);
    return { items: page.items.map(presentConversion), next: page.next };
  }

  private async record(
    manager: EntityManager,
    workspaceId: string,
    order: NewConversionRow,
  ): Promise<{ conversion: ConversionRow; already: boolean }> {
    const added = await this.conversions.add(manager, workspaceId, order);
    if (!added) {
      const known = await this.conversions.byOrder(manager, workspaceId, order.orderId);
      if (!known) throw new Error('An order that stands in the way is not there.');
      return { conversion: known, already: true };
    }
    const { mailingId, contactId, campaignId, occurredAt, orderId, linkNo } = added;
    if (contactId)
      await this.engagement.record(manager, [
        {
          workspaceId,
          kind: 'converted',
          occurredAt,
          identity: orderId,
          mailingId,
          contactId,
          linkNo,
          data: { orderId, amount: added.amount, currency: added.currency },
        },
      ]);
    if (campaignId) await this.live.tell(manager, { workspaceId, topic: `campaign:${campaignId}` });
    return { conversion: added, already: false };
  }

  private async find(
    manager: EntityManager,
    workspaceId: string,
    who: { contactId?: string | undefined; email?: string | undefined },
  ): Promise<string> {
    if (who.contactId) {
      const found = await this.conversions.contact(manager, workspaceId, { contactId: who.contactId });
      if (found) return found;
      throw notFound('contact');
    }
    const read = emailKeyOf(who.email ?? '');
    if (!read.ok)
      throw new DomainError('conversion.address_unusable', 'invalid', read.says, 'Correct the address.');
    const found = await this.conversions.contact(manager, workspaceId, { emailKey: read.key });
    if (found) return found;
    throw new DomainError(
      'conversion.buyer_unknown',
      'not_found',
      'Nobody here has this address.',
      'Report orders of contacts only, or add the person first.',
    );
  }
}

const unknownToken = (): DomainError =>
  new DomainError(
    'conversion.token_unknown',
    'not_found',
    'This token is not one of ours, or its mail is gone.',
    'Pass on the value of mw_c from the address at which the buyer arrived, unchanged.',
  );
