import { Injectable } from '@nestjs/common';
import { Database, rows } from '../../platform/database/database.js';
import { type MoneyReport, reckon } from './money.js';
import { DEALS, ORDERS, PAID_MESSAGES } from './sql/money.js';

export interface CostedCampaign {
  mailingId: string;
  fixedCost: string;
  costPerMessage: string;
  currency: string;
}

/** Revenue and cost of campaigns, set-based for any number of them. */
@Injectable()
export class MoneyService {
  constructor(private readonly database: Database) {}

  async ofCampaigns(workspaceId: string, campaigns: readonly CostedCampaign[]): Promise<MoneyReport[]> {
    const { manager } = this.database;
    const place = [workspaceId, campaigns.map((campaign) => campaign.mailingId)];
    const orders = Map.groupBy(
      await rows<{ mailingId: string; currency: string; orders: number; revenue: string }>(
        manager,
        ORDERS,
        place,
      ),
      (one) => one.mailingId,
    );
    const deals = Map.groupBy(
      await rows<{ mailingId: string; currency: string; revenue: string }>(manager, DEALS, place),
      (one) => one.mailingId,
    );
    const paid = new Map(
      (await rows<{ mailingId: string; messages: number }>(manager, PAID_MESSAGES, place)).map((one) => [
        one.mailingId,
        one.messages,
      ]),
    );
    return campaigns.map((campaign) =>
      reckon({
        currency: campaign.currency,
        fixedCost: campaign.fixedCost,
        costPerMessage: campaign.costPerMessage,
        messages: paid.get(campaign.mailingId) ?? 0,
        orders: orders.get(campaign.mailingId) ?? [],
        deals: deals.get(campaign.mailingId) ?? [],
      }),
    );
  }
}
