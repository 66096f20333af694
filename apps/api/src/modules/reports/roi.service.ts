import { Injectable } from '@nestjs/common';
import { Database, row, rows } from '../../platform/database/database.js';
import { WorkspacesService } from '../workspaces/public.js';
import { ATTRIBUTION } from './attribution.js';
import { addUp, toDecimal, toMillionths } from './money.js';
import { MoneyService } from './money.service.js';
import { BROWSER_REPORTED, CAMPAIGN_COSTS, PAID_MESSAGES, REVENUE_BY_DAY } from './sql/money.js';

interface CampaignCostRow {
  id: string;
  name: string;
  mailingId: string;
  launchedAt: Date;
  fixedCost: string;
  costPerMessage: string;
  currency: string;
}

/** What the campaigns of a period brought back. */
@Injectable()
export class RoiService {
  constructor(
    private readonly database: Database,
    private readonly money: MoneyService,
    private readonly workspaces: WorkspacesService,
  ) {}

  async report(workspaceId: string, days: number) {
    const { manager } = this.database;
    const workspace = await this.workspaces.facts(workspaceId);
    const campaigns = await rows<CampaignCostRow>(manager, CAMPAIGN_COSTS, [workspaceId, days]);
    const mailings = campaigns.map((campaign) => campaign.mailingId);
    const earned = await this.money.ofCampaigns(workspaceId, campaigns);
    const paid = new Map(
      (
        await rows<{ mailingId: string; accepted: number }>(manager, PAID_MESSAGES, [workspaceId, mailings])
      ).map((one) => [one.mailingId, one.accepted]),
    );
    const byDay = await rows<{ day: string; revenue: string; orders: number }>(manager, REVENUE_BY_DAY, [
      workspaceId,
      mailings,
      workspace.timeZone,
      workspace.currency,
    ]);
    const unverified = await row<{ counted: boolean; orders: number; revenue: string }>(
      manager,
      BROWSER_REPORTED,
      [workspaceId, mailings, workspace.currency],
    );
    return {
      days,
      attribution: ATTRIBUTION,
      total: addUp(workspace.currency, earned),
      campaigns: campaigns.map((campaign, index) => ({
        id: campaign.id,
        name: campaign.name,
        launchedAt: campaign.launchedAt.toISOString(),
        accepted: paid.get(campaign.mailingId) ?? 0,
        money: earned[index]!,
      })),
      browserReported: {
        counted: unverified?.counted ?? true,
        currency: workspace.currency,
        orders: unverified?.orders ?? 0,
        revenue: toDecimal(toMillionths(unverified?.revenue ?? '0')),
      },
      byDay: byDay.map((one) => ({ ...one, revenue: toDecimal(toMillionths(one.revenue)) })),
    };
  }
}
