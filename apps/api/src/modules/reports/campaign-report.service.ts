import { Injectable } from '@nestjs/common';
import type { Campaign } from '@mailwright/contracts';
import { reactTo } from '@mailwright/smtp';
import { Database, row, rows } from '../../platform/database/database.js';
import { CampaignsService } from '../campaigns/public.js';
import { MailingsService, providerName } from '../sending/public.js';
import type { MoneyReport } from './money.js';
import { MoneyService } from './money.service.js';
import { BOUNCES, BY_PROVIDER, FINAL_STATES, FUNNEL, LINK_TABLE, OVER_TIME, SPAN } from './sql/campaign-report.js';

export interface ProviderFigures {
  provider: string;
  tried: number;
  accepted: number;
  rejected: number;
  returned: number;
  complained: number;
  opened: number;
  clicked: number;
  replied: number;
}
export interface FinalStates {
  accepted: number;
  returned: number;
  rejected: number;
  uncertain: number;
  skipped: number;
  waiting: number;
  total: number;
}
export type Engaged = Record<
  'opened' | 'openedByMachine' | 'clicked' | 'clickedByMachine' | 'replied' | 'autoReplied' | 'unsubscribed' | 'complained' | 'bounced' | 'bouncedHard' | 'bouncedSoft' | 'bought',
  number
>;
export interface BounceRow {
  kind: 'hard' | 'soft' | 'refused';
  category: string;
  count: number;
  example: string | null;
  code: number | null;
  enhancedCode: string | null;
}

const NOBODY: FinalStates = { accepted: 0, returned: 0, rejected: 0, uncertain: 0, skipped: 0, waiting: 0, total: 0 };
const NOTHING: Engaged = {
  opened: 0, openedByMachine: 0, clicked: 0, clickedByMachine: 0, replied: 0, autoReplied: 0, unsubscribed: 0, complained: 0,
  bounced: 0, bouncedHard: 0, bouncedSoft: 0, bought: 0,
};
/** The curve has about this many points, whatever the span. */
const POINTS = 48;
const STEPS_SECONDS = [10, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 24 * 3_600];

/** One campaign's report, read from the ledger and from what was seen to happen: nothing is kept twice. */
@Injectable()
export class CampaignReportService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsService,
    private readonly mailings: MailingsService,
    private readonly money: MoneyService,
  ) {}

  async report(workspaceId: string, id: string) {
    const campaign = await this.campaigns.get(workspaceId, id);
    const mailingId = campaign.mailingId ?? NO_MAILING;
    const place = [workspaceId, mailingId];
    const { manager } = this.database;
    const [states, engaged, bounces, providers, links, counts, time, [earned]] = await Promise.all([
      row<FinalStates>(manager, FINAL_STATES, place),
      row<Engaged>(manager, FUNNEL, place),
      rows<BounceRow>(manager, BOUNCES, place),
      rows<ProviderFigures>(manager, BY_PROVIDER, [workspaceId, [mailingId]]),
      rows<{ linkNo: number; label: string; url: string; people: number; machinePeople: number; orders: number; revenue: string }>(manager, LINK_TABLE, place),
      this.mailings.counts(workspaceId, mailingId),
      this.overTime(workspaceId, mailingId),
      this.money.ofCampaigns(workspaceId, [{ ...campaign, mailingId }]),
    ]);
    const final = states ?? NOBODY;
    const did = engaged ?? NOTHING;
    const money = earned as MoneyReport;
    return {
      campaign,
      says: sentence(campaign, money, did),
      states: final,
      counts,
      funnel: { tried: final.total - final.skipped - final.waiting, accepted: final.accepted + final.returned, ...did },
      bounces: bounces.map((bounce) => ({ ...bounce, says: whatBounced(bounce) })),
      ...time,
      providers: providers.map((provider) => ({ ...provider, name: providerName(provider.provider) })),
      links,
      money,
    };
  }

  private async overTime(workspaceId: string, mailingId: string) {
    const span = await row<{ from: Date | null; until: Date | null }>(this.database.manager, SPAN, [workspaceId, mailingId]);
    if (!span?.from || !span.until) return { overTime: [], bucketMinutes: 1 };
    const seconds = (span.until.getTime() - span.from.getTime()) / 1000;
    const step = STEPS_SECONDS.find((candidate) => seconds / candidate <= POINTS) ?? 7 * 24 * 3_600;
    const found = await rows<{ at: Date; accepted: number; opened: number; clicked: number; replied: number }>(this.database.manager, OVER_TIME, [
      workspaceId,
      mailingId,
      step,
      span.from,
      span.until,
    ]);
    return { overTime: filled(found, step), bucketMinutes: step / 60 };
  }
}

/** No row has it: the report of a campaign that has not been launched is empty, not missing. */
const NO_MAILING = '00000000-0000-7000-8000-000000000000';

/** Buckets in which nothing happened are zero, not absent: a line over the gap would tell a lie. */
function filled(found: { at: Date; accepted: number; opened: number; clicked: number; replied: number }[], stepSeconds: number) {
  const known = new Map(found.map((bucket) => [bucket.at.getTime(), bucket]));
  const first = found[0]?.at.getTime() ?? 0;
  const last = found.at(-1)?.at.getTime() ?? 0;
  const all = [];
  for (let at = first; at <= last; at += stepSeconds * 1000) {
    const bucket = known.get(at);
    all.push({ at: new Date(at).toISOString(), accepted: bucket?.accepted ?? 0, opened: bucket?.opened ?? 0, clicked: bucket?.clicked ?? 0, replied: bucket?.replied ?? 0 });
  }
  return all;
}

function whatBounced({ kind, category, code, enhancedCode, example }: BounceRow): string {
  if (kind === 'refused' && code !== null) return reactTo({ code, enhancedCode, text: example ?? '' }).why;
  const words = category.replaceAll('_', ' ');
  return kind === 'hard' ? `Sent back for good: ${words}.` : `Sent back, which may pass: ${words}.`;
}

function sentence(campaign: Campaign, money: MoneyReport, did: Engaged): string {
  if (!campaign.launchedAt) return 'It has not been sent yet.';
  const answers = did.replied === 1 ? 'one person answered' : `${did.replied.toLocaleString('en')} people answered`;
  if (money.revenue === '0') return did.replied > 0 ? `${answers.charAt(0).toUpperCase()}${answers.slice(1)}; it has earned nothing yet.` : 'It has earned nothing yet.';
  const amount = new Intl.NumberFormat('en', { style: 'currency', currency: money.currency, maximumFractionDigits: Number(money.revenue) >= 100 ? 0 : 2 }).format(Number(money.revenue));
  return `It earned ${amount}, and ${answers}.`;
}
