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
import { RateLimit } from '../../platform/http/rate-limit.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { emailKeyOf } from '../contacts/public.js';
import { EngagementService } from '../engagement/public.js';
import { TRACKING_SIGNER } from '../tracking/public.js';
import { presentConversion } from './conversion.presenter.js';
import {
  type ConversionRow,
  ConversionsRepository,
  type NamedDelivery,
  type NewConversionRow,
} from './conversions.repository.js';

/** An order that names no click belongs to the last confirmed one of so many days before it. */
const ATTRIBUTION_DAYS = 7;

type Order = Pick<InputOf<typeof reportConversion>['body'], 'orderId' | 'amount' | 'currency' | 'occurredAt'>;
type Attributed = Omit<NewConversionRow, 'source' | 'verified'>;

/** What was bought because of a mail. An order counts once, however often it is reported. */
@Injectable()
export class ConversionsService {
  /** A reload of the thank-you page is no second order: a handful from one click is plenty. */
  private readonly perToken = new RateLimit({ most: 20, perMs: 60 * 60_000 });
  /** A shop's server reports all of its orders from one address. */
  private readonly perAddress = new RateLimit({ most: 600, perMs: 60_000 });

  constructor(
    private readonly database: Database,
    private readonly conversions: ConversionsRepository,
    private readonly engagement: EngagementService,
    private readonly live: LiveBus,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
  ) {}

  /**
   * Somebody kept the token of the click and has no key. Campaign, person and link are certain, the order is not: it is
   * marked as such, bounded, and gives way to a report with a key.
   */
  async byToken(
    order: InputOf<typeof reportTokenConversion>['body'],
    caller: string,
  ): Promise<{ recorded: boolean; already: boolean }> {
    const now = Date.now();
    if (!this.perAddress.take(caller, now)) throw tooMany();
    const { delivery, linkNo } = await this.clicked(this.database.manager, order.token);
    if (delivery.kind === 'test') return { recorded: false, already: false };
    requireCurrency(order.currency);
    if (!this.perToken.take(`${delivery.mailingId} ${delivery.contactId}`, now)) throw tooMany();
    return this.database.transaction(async (manager) => {
      const limit = await this.conversions.browserOrderLimit(manager, delivery.workspaceId);
      if (Number(order.amount) > limit) throw tooMuch(limit);
      const { already } = await this.record(manager, delivery.workspaceId, {
        ...(await this.ofClick(manager, delivery, linkNo, order)),
        source: 'shop',
        verified: false,
      });
      return { recorded: !already, already };
    });
  }

  /** A program knows the buyer or the click. Without a click the order is kept and belongs to no campaign. */
  async byPerson(workspaceId: string, order: InputOf<typeof reportConversion>['body']) {
    return this.database.transaction(async (manager) => {
      const named = order.token
        ? await this.ofToken(manager, workspaceId, order.token, order)
        : await this.ofPerson(manager, workspaceId, order);
      const { conversion, already } = await this.record(manager, workspaceId, {
        ...named,
        source: 'api',
        verified: true,
      });
      return { ...presentConversion(conversion), already };
    });
  }

  private async ofToken(manager: EntityManager, workspaceId: string, token: string, order: Order) {
    const { delivery, linkNo } = await this.clicked(manager, token);
    if (delivery.workspaceId !== workspaceId || delivery.kind === 'test') throw unknownToken();
    return this.ofClick(manager, delivery, linkNo, order);
  }

  private async clicked(manager: EntityManager, text: string) {
    const token = this.signer.verify(text);
    if (token?.kind !== 'conversion') throw unknownToken();
    const delivery = await this.conversions.named(manager, token.ref.mailing, token.ref.ordinal);
    if (!delivery) throw unknownToken();
    return { delivery, linkNo: token.linkNo };
  }

  private async ofClick(
    manager: EntityManager,
    delivery: NamedDelivery,
    linkNo: number,
    order: Order,
  ): Promise<Attributed> {
    const occurredAt = new Date(order.occurredAt ?? Date.now());
    return {
      orderId: order.orderId,
      occurredAt,
      amount: order.amount,
      currency: order.currency,
      // Who was erased stays unnamed; the campaign keeps what it earned.
      contactId: delivery.isContact ? delivery.contactId : null,
      mailingId: delivery.mailingId,
      campaignId: delivery.campaignId,
      linkNo: linkNo || null,
      attributedBy: 'click_token',
      clickedAt: await this.conversions.clickedAt(manager, delivery, linkNo, occurredAt),
    };
  }

  private async ofPerson(
    manager: EntityManager,
    workspaceId: string,
    order: InputOf<typeof reportConversion>['body'],
  ): Promise<Attributed> {
    const contactId = await this.find(manager, workspaceId, order);
    const occurredAt = new Date(order.occurredAt ?? Date.now());
    const { orderId, amount, currency } = order;
    const days = ATTRIBUTION_DAYS;
    const click = await this.conversions.lastClick(manager, workspaceId, contactId, occurredAt, days);
    return {
      orderId,
      occurredAt,
      amount,
      currency,
      contactId,
      mailingId: click?.mailingId ?? null,
      campaignId: click?.campaignId ?? null,
      linkNo: click?.linkNo ?? null,
      attributedBy: click ? 'last_click' : null,
      clickedAt: click?.clickedAt ?? null,
    };
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

const tooMany = (): DomainError =>
  new DomainError(
    'conversion.too_many',
    'too_many',
    'More orders were reported from here than any shop has.',
    'Report them with a key: POST …/conversions.',
  );

const tooMuch = (limit: number): DomainError =>
  new DomainError(
    'conversion.too_much',
    'invalid',
    `Without a key an order may be at most ${limit}.`,
    'Report it with a key, or raise the limit in the settings of the workspace.',
    [{ path: 'amount', message: `At most ${limit} without a key.` }],
  );

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
function requireCurrency(currency: string): void {
  if (CURRENCIES.has(currency)) return;
  throw new DomainError(
    'conversion.currency_unknown',
    'invalid',
    `${currency} is no currency.`,
    'Use the three letters of ISO 4217, such as EUR.',
    [{ path: 'currency', message: `${currency} is no currency.` }],
  );
}
