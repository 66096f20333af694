import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../platform/database/database.js';

export interface ConversionRow {
  id: string;
  orderId: string;
  occurredAt: Date;
  amount: string;
  currency: string;
  contactId: string | null;
  mailingId: string | null;
  campaignId: string | null;
  linkNo: number | null;
  attributedBy: 'click_token' | 'last_click' | null;
  clickedAt: Date | null;
  source: 'api' | 'shop' | 'csv';
  verified: boolean;
  recordedAt: Date;
}

export type NewConversionRow = Omit<ConversionRow, 'id' | 'recordedAt'>;

const COLUMNS = `id, order_id as "orderId", occurred_at as "occurredAt", amount::text, currency, contact_id as "contactId",
  mailing_id as "mailingId", campaign_id as "campaignId", link_no as "linkNo", attributed_by as "attributedBy",
  clicked_at as "clickedAt", source, verified, recorded_at as "recordedAt"`;

const ADD_ORDER = `
  insert into conversions as known (workspace_id, order_id, occurred_at, amount, currency, contact_id, mailing_id, campaign_id,
                                    link_no, attributed_by, clicked_at, source, verified)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  on conflict (workspace_id, order_id) do update
     set occurred_at = excluded.occurred_at, amount = excluded.amount, currency = excluded.currency,
         contact_id = excluded.contact_id, mailing_id = excluded.mailing_id, campaign_id = excluded.campaign_id,
         link_no = excluded.link_no, attributed_by = excluded.attributed_by, clicked_at = excluded.clicked_at,
         source = excluded.source, verified = true, recorded_at = now()
   where excluded.verified and not known.verified
  returning ${COLUMNS}`;

/** A click that an order can be led back to. */
export interface ConfirmedClick {
  mailingId: string;
  campaignId: string | null;
  linkNo: number | null;
  clickedAt: Date;
}

/** The delivery that a conversion token names. */
export interface NamedDelivery {
  workspaceId: string;
  mailingId: string;
  campaignId: string | null;
  kind: string;
  contactId: string;
  isContact: boolean;
}

@Injectable()
export class ConversionsRepository {
  /** Null when the order is known already: a verified report replaces one that is not, and nothing else is replaced. */
  add(manager: EntityManager, workspaceId: string, order: NewConversionRow): Promise<ConversionRow | null> {
    return row<ConversionRow>(manager, ADD_ORDER, [
      workspaceId,
      order.orderId,
      order.occurredAt,
      order.amount,
      order.currency,
      order.contactId,
      order.mailingId,
      order.campaignId,
      order.linkNo,
      order.attributedBy,
      order.clickedAt,
      order.source,
      order.verified,
    ]);
  }

  /** What an order without a key may be, at most. */
  async browserOrderLimit(manager: EntityManager, workspaceId: string): Promise<number> {
    const found = await row<{ limit: string }>(
      manager,
      `select browser_order_limit::text as limit from browser_order_rules where workspace_id = $1`,
      [workspaceId],
    );
    return Number(found?.limit ?? 0);
  }

  byOrder(manager: EntityManager, workspaceId: string, orderId: string): Promise<ConversionRow | null> {
    return row(manager, `select ${COLUMNS} from conversions where workspace_id = $1 and order_id = $2`, [
      workspaceId,
      orderId,
    ]);
  }

  page(
    manager: EntityManager,
    workspaceId: string,
    query: { campaignId: string | null; contactId: string | null; limit: number; after: unknown[] | null },
  ): Promise<ConversionRow[]> {
    return rows(
      manager,
      `select ${COLUMNS} from conversions
        where workspace_id = $1 and ($2::uuid is null or campaign_id = $2) and ($3::uuid is null or contact_id = $3)
          and ($4::timestamptz is null or (occurred_at, id) < ($4, $5::uuid))
        order by occurred_at desc, id desc limit $6`,
      [
        workspaceId,
        query.campaignId,
        query.contactId,
        query.after?.[0] ?? null,
        query.after?.[1] ?? null,
        query.limit + 1,
      ],
    );
  }

  /** The person's last click that is no machine's, in the time before the order. */
  lastClick(
    manager: EntityManager,
    workspaceId: string,
    contactId: string,
    before: Date,
    days: number,
  ): Promise<ConfirmedClick | null> {
    return row(
      manager,
      `select k.mailing_id as "mailingId", m.campaign_id as "campaignId", k.link_no as "linkNo", k.occurred_at as "clickedAt"
         from confirmed_clicks k
         join tracked_mailings m on m.workspace_id = k.workspace_id and m.mailing_id = k.mailing_id
        where k.workspace_id = $1 and k.contact_id = $2
          and k.occurred_at between $3::timestamptz - make_interval(days => $4) and $3::timestamptz
        order by k.occurred_at desc limit 1`,
      [workspaceId, contactId, before, days],
    );
  }

  /** When this delivery's link was clicked last before the order, as far as that is written already. */
  async clickedAt(
    manager: EntityManager,
    delivery: NamedDelivery,
    linkNo: number,
    before: Date,
  ): Promise<Date | null> {
    const found = await row<{ at: Date }>(
      manager,
      `select occurred_at as at from confirmed_clicks
        where workspace_id = $1 and contact_id = $2 and mailing_id = $3 and link_no = $4 and occurred_at <= $5
        order by occurred_at desc limit 1`,
      [delivery.workspaceId, delivery.contactId, delivery.mailingId, linkNo, before],
    );
    return found?.at ?? null;
  }

  named(manager: EntityManager, mailingNumber: number, ordinal: number): Promise<NamedDelivery | null> {
    return row(
      manager,
      `select m.workspace_id as "workspaceId", m.mailing_id as "mailingId", m.campaign_id as "campaignId", m.kind,
              d.contact_id as "contactId", c.contact_id is not null as "isContact"
         from tracked_mailings m
         join tracked_deliveries d on d.workspace_id = m.workspace_id and d.mailing_id = m.mailing_id and d.ordinal = $2
         left join contact_recipients c on c.workspace_id = m.workspace_id and c.contact_id = d.contact_id
        where m.mailing_number = $1`,
      [mailingNumber, ordinal],
    );
  }

  async contact(
    manager: EntityManager,
    workspaceId: string,
    who: { contactId: string } | { emailKey: string },
  ): Promise<string | null> {
    const [column, value] = 'contactId' in who ? ['contact_id', who.contactId] : ['email_key', who.emailKey];
    const found = await row<{ id: string }>(
      manager,
      `select contact_id as id from contact_recipients where workspace_id = $1 and ${column} = $2`,
      [workspaceId, value],
    );
    return found?.id ?? null;
  }
}
