import { randomUUID } from 'node:crypto';
import { row } from '../../../platform/database/database.js';
import type { ReportsBench } from './reports-bench.js';

export interface BuiltRecipient {
  state?: 'queued' | 'in_flight' | 'deferred' | 'accepted' | 'rejected' | 'uncertain' | 'skipped';
  provider?: string;
  code?: number;
  enhanced?: string;
  reply?: string;
  category?: string;
  reason?: string;
}

export interface BuiltCampaign {
  id: string;
  mailingId: string;
  accountId: string;
  /** Contact ids in the order of the recipients. */
  people: string[];
  launchedAt: Date;
}

const SETTLED = new Set(['accepted', 'rejected', 'uncertain', 'skipped']);

/** A launched campaign with a ledger row per recipient. */
export async function buildCampaign(
  { database: { manager } }: ReportsBench,
  workspaceId: string,
  recipients: readonly BuiltRecipient[],
  costs: { fixedCost?: string; costPerMessage?: string; currency?: string; name?: string } = {},
): Promise<BuiltCampaign> {
  const [id, accountId] = [randomUUID(), randomUUID()];
  const launchedAt = new Date(Date.now() - 3_600_000);
  const mailing = await row<{ id: string }>(
    manager,
    `insert into mailings (workspace_id, kind, campaign_id, state, account_id, message)
     values ($1, 'campaign', $2, 'finished', $3, '{}') returning id`,
    [workspaceId, id, accountId],
  );
  if (!mailing) throw new Error('The insert returned no row.');
  await manager.query(
    `insert into campaigns (workspace_id, id, name, state, mailing_id, launched_at, fixed_cost, cost_per_message, currency)
     values ($1, $2, $3, 'finished', $4, $5, $6, $7, $8)`,
    [
      workspaceId,
      id,
      costs.name ?? 'Tasting box',
      mailing.id,
      launchedAt,
      costs.fixedCost ?? '0',
      costs.costPerMessage ?? '0',
      costs.currency ?? 'EUR',
    ],
  );
  await manager.query(
    `insert into sending_accounts (workspace_id, id, name, host, port, security) values ($1, $2, $3, 'smtp.example.com', 587, 'starttls')`,
    [workspaceId, accountId, `Account of ${costs.name ?? 'Tasting box'}`],
  );
  const people: string[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const contactId = randomUUID();
    people.push(contactId);
    const { state = 'accepted' } = recipient;
    await manager.query(
      `insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state, attempts, account_id,
                               reply_code, reply_enhanced, reply, category, reason, accepted_at, settled_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        workspaceId,
        mailing.id,
        contactId,
        index + 1,
        `person-${index + 1}@example.com`,
        recipient.provider ?? 'gmail',
        `<${contactId}@example.com>`,
        state,
        state === 'queued' || state === 'skipped' ? 0 : 1,
        accountId,
        recipient.code ?? null,
        recipient.enhanced ?? null,
        recipient.reply ?? null,
        recipient.category ?? null,
        recipient.reason ?? null,
        state === 'accepted' ? launchedAt : null,
        SETTLED.has(state) ? launchedAt : null,
      ],
    );
  }
  return { id, mailingId: mailing.id, accountId, people, launchedAt };
}

/** An order that a click of a campaign led to. */
export async function buildOrder(
  { database: { manager } }: ReportsBench,
  workspaceId: string,
  campaign: BuiltCampaign,
  order: { amount: string; currency?: string; linkNo?: number; person?: string },
): Promise<void> {
  await manager.query(
    `insert into conversions (workspace_id, order_id, occurred_at, amount, currency, contact_id, mailing_id, campaign_id, link_no, attributed_by, source)
     values ($1, $2, now(), $3, $4, $5, $6, $7, $8, 'click_token', 'api')`,
    [
      workspaceId,
      randomUUID(),
      order.amount,
      order.currency ?? 'EUR',
      order.person ?? null,
      campaign.mailingId,
      campaign.id,
      order.linkNo ?? null,
    ],
  );
}
