import { Injectable } from '@nestjs/common';
import type { Campaign } from '@mailwright/contracts';
import { reactTo } from '@mailwright/smtp';
import type { EntityManager } from 'typeorm';
import { Database, row, rows } from '../../platform/database/database.js';
import { CampaignsService } from '../campaigns/public.js';
import { MailingsService, providerName } from '../sending/public.js';
import { ATTRIBUTION } from './attribution.js';
import { type MoneyReport, toDecimal, toMillionths } from './money.js';
import { returnedBecause } from './returned-because.js';
import { MoneyService } from './money.service.js';
import {
  BOUNCES,
  BY_PROVIDER,
  FINAL_STATES,
  FUNNEL,
  LINK_TABLE,
  OVER_TIME,
  SPAN,
} from './sql/campaign-report.js';

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
interface LedgerStates {
  accepted: number;
  returned: number;
  returnedHard: number;
  rejected: number;
  uncertain: number;
  skipped: number;
  waiting: number;
  tried: number;
  total: number;
}
type Engaged = Record<
  | 'opened'
  | 'openedByMachine'
  | 'clicked'
  | 'clickedByMachine'
  | 'replied'
  | 'autoReplied'
  | 'unsubscribed'
  | 'complained'
  | 'bought',
  number
>;
interface BounceRow {
  kind: 'hard' | 'soft' | 'refused';
  category: string;
  count: number;
  example: string | null;
  code: number | null;
  enhancedCode: string | null;
}

/** The curve has about this many points, whatever the span. */
const POINTS = 48;
const STEPS_SECONDS = [1, 2, 5, 10, 30, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 24 * 3_600];

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
      one<LedgerStates>(manager, FINAL_STATES, place),
      one<Engaged>(manager, FUNNEL, place),
      rows<BounceRow>(manager, BOUNCES, place),
      rows<ProviderFigures>(manager, BY_PROVIDER, [workspaceId, [mailingId]]),
      rows<{
        linkNo: number;
        label: string;
        url: string;
        people: number;
        machinePeople: number;
        orders: number;
        revenue: string;
      }>(manager, LINK_TABLE, [...place, campaign.currency]),
      this.mailings.counts(workspaceId, mailingId),
      this.overTime(workspaceId, mailingId),
      this.money.ofCampaigns(workspaceId, [{ ...campaign, mailingId }]),
    ]);
    const { tried, returnedHard, ...final } = states;
    const money = earned as MoneyReport;
    return {
      campaign,
      says: sentence(campaign, money, engaged.replied),
      states: final,
      counts,
      funnel: {
        ...engaged,
        tried,
        accepted: final.accepted + final.returned,
        bounced: final.returned,
        bouncedHard: returnedHard,
        bouncedSoft: final.returned - returnedHard,
      },
      bounces: bounces.map((bounce) => ({
        kind: bounce.kind,
        category: bounce.category,
        says: whatBounced(bounce),
        count: bounce.count,
        example: bounce.example,
      })),
      ...time,
      providers: providers.map((provider) => ({ ...provider, name: providerName(provider.provider) })),
      links: links.map((link) => ({ ...link, revenue: toDecimal(toMillionths(link.revenue)) })),
      money,
      attribution: ATTRIBUTION,
    };
  }

  private async overTime(workspaceId: string, mailingId: string) {
    const span = await row<{ from: Date | null; until: Date | null }>(this.database.manager, SPAN, [
      workspaceId,
      mailingId,
    ]);
    if (!span?.from || !span.until) return { overTime: [], bucketMinutes: 1 };
    const seconds = (span.until.getTime() - span.from.getTime()) / 1000;
    const step = STEPS_SECONDS.find((candidate) => seconds / candidate <= POINTS) ?? 7 * 24 * 3_600;
    const found = await rows<{
      at: Date;
      accepted: number;
      opened: number;
      clicked: number;
      replied: number;
    }>(this.database.manager, OVER_TIME, [workspaceId, mailingId, step, span.from, span.until]);
    return { overTime: filled(found, step), bucketMinutes: step / 60 };
  }
}

/** No row has it: the report of a campaign that has not been launched is empty, not missing. */
const NO_MAILING = '00000000-0000-7000-8000-000000000000';

/** Buckets in which nothing happened are zero, not absent: a line over the gap would tell a lie. */
function filled(
  found: { at: Date; accepted: number; opened: number; clicked: number; replied: number }[],
  stepSeconds: number,
) {
  const known = new Map(found.map((bucket) => [bucket.at.getTime(), bucket]));
  const first = found[0]?.at.getTime() ?? 0;
  const last = found.at(-1)?.at.getTime() ?? 0;
  const all = [];
  for (let at = first; at <= last; at += stepSeconds * 1000) {
    const bucket = known.get(at);
    all.push({
      at: new Date(at).toISOString(),
      accepted: bucket?.accepted ?? 0,
      opened: bucket?.opened ?? 0,
      clicked: bucket?.clicked ?? 0,
      replied: bucket?.replied ?? 0,
    });
  }
  return all;
}

function whatBounced({ kind, category, code, enhancedCode, example }: BounceRow): string {
  if (kind !== 'refused') return returnedBecause(category, kind);
  return code === null
    ? (example ?? 'No server said why.')
    : reactTo({ code, enhancedCode, text: example ?? '' }).why;
}

function sentence(campaign: Campaign, money: MoneyReport, replied: number): string {
  if (!campaign.launchedAt) return 'It has not been sent yet.';
  const answers = replied === 1 ? 'one person answered' : `${replied.toLocaleString('en')} people answered`;
  if (money.revenue === '0') {
    return replied > 0
      ? `${answers.charAt(0).toUpperCase()}${answers.slice(1)}; it has earned nothing yet.`
      : 'It has earned nothing yet.';
  }
  return `It earned ${amountInWords(money.revenue, money.currency)}, and ${answers}.`;
}

/** Without cents from 100 upwards, where they are noise. */
function amountInWords(amount: string, currency: string): string {
  const maximumFractionDigits = Math.abs(Number(amount)) >= 100 ? 0 : 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits }).format(
    Number(amount),
  );
}

/** Aggregates without a group always answer with one row. */
async function one<T>(manager: EntityManager, sql: string, parameters: unknown[]): Promise<T> {
  const found = await row<T>(manager, sql, parameters);
  if (!found) throw new Error('An aggregate returned no row.');
  return found;
}
