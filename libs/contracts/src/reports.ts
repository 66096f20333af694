import { z } from 'zod';
import { campaign, stateCounts } from './campaigns.js';
import { endpoint, file, workspacePath } from './endpoint.js';
import { byId, id, inWorkspace, instant, money } from './primitives.js';

const tag = 'reports';

/** Everybody of the mailing, each in exactly one: they add up to `total`. */
export const finalStates = z
  .object({
    /** Taken by their server and not sent back. */
    accepted: z.number().int(),
    /** Taken and sent back later (a DSN came). */
    returned: z.number().int(),
    rejected: z.number().int(),
    uncertain: z.number().int(),
    skipped: z.number().int(),
    waiting: z.number().int(),
    total: z.number().int(),
  })
  .meta({ id: 'FinalStates' });

const funnel = z.object({
  tried: z.number().int(),
  accepted: z.number().int(),
  opened: z.number().int(),
  /** Loaded by a privacy service or scanner, with no sign of a person. */
  openedByMachine: z.number().int(),
  clicked: z.number().int(),
  clickedByMachine: z.number().int(),
  replied: z.number().int(),
  autoReplied: z.number().int(),
  unsubscribed: z.number().int(),
  complained: z.number().int(),
  bounced: z.number().int(),
  bouncedHard: z.number().int(),
  bouncedSoft: z.number().int(),
  bought: z.number().int(),
});

export const moneyReport = z
  .object({
    currency: z.string(),
    orders: z.number().int(),
    /** Orders and deal values together. */
    revenue: money,
    orderRevenue: money,
    dealRevenue: money,
    fixedCost: money,
    messageCost: money,
    cost: money,
    /** revenue − cost */
    left: money,
    /** (revenue − cost) ÷ cost × 100; null without costs. */
    roiPercent: z.number().nullable(),
    perUnitSpent: z.number().nullable(),
    /** Conversions in other currencies than the campaign's: never silently converted. */
    otherCurrencies: z.array(
      z.object({
        currency: z.string(),
        revenue: money,
        orderRevenue: money,
        dealRevenue: money,
        orders: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'MoneyReport' });

export const providerRow = z
  .object({
    provider: z.string(),
    name: z.string(),
    tried: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
    returned: z.number().int(),
    complained: z.number().int(),
    opened: z.number().int(),
    clicked: z.number().int(),
    replied: z.number().int(),
  })
  .meta({ id: 'ProviderRow' });

/** By which rule an order belongs to a campaign; always shown beside what it earned. */
const attribution = z.object({ model: z.literal('click'), windowDays: z.number().int(), says: z.string() });

export const campaignReport = z
  .object({
    campaign,
    /** The answer in a sentence: what it earned and started. */
    says: z.string(),
    states: finalStates,
    counts: stateCounts,
    funnel,
    /** Everybody who was refused at the door or sent back later; `example` is a server’s own line. */
    bounces: z.array(
      z.object({
        kind: z.enum(['hard', 'soft', 'refused']),
        category: z.string(),
        says: z.string(),
        count: z.number().int(),
        example: z.string().nullable(),
      }),
    ),
    overTime: z.array(
      z.object({
        at: instant,
        accepted: z.number().int(),
        opened: z.number().int(),
        clicked: z.number().int(),
        replied: z.number().int(),
      }),
    ),
    bucketMinutes: z.number(),
    providers: z.array(providerRow),
    links: z.array(
      z.object({
        linkNo: z.number().int(),
        label: z.string(),
        url: z.string(),
        people: z.number().int(),
        machinePeople: z.number().int(),
        orders: z.number().int(),
        revenue: money,
      }),
    ),
    money: moneyReport,
    attribution,
  })
  .meta({ id: 'CampaignReport' });

export const roiReport = z
  .object({
    days: z.number().int(),
    attribution,
    total: moneyReport,
    campaigns: z.array(
      z.object({
        id,
        name: z.string(),
        launchedAt: instant.nullable(),
        accepted: z.number().int(),
        money: moneyReport,
      }),
    ),
    byDay: z.array(z.object({ day: z.iso.date(), revenue: money, orders: z.number().int() })),
    /** Orders of these campaigns that came without a key; `counted`: the workspace wants them in the numbers above. */
    browserReported: z.object({
      counted: z.boolean(),
      currency: z.string(),
      orders: z.number().int(),
      revenue: money,
    }),
  })
  .meta({ id: 'RoiReport' });

const rate = z.object({ count: z.number().int(), of: z.number().int(), rate: z.number().nullable() });
export const deliverabilityReport = z
  .object({
    days: z.number().int(),
    says: z.string(),
    bounces: rate,
    complaints: rate,
    accepted: rate,
    providers: z.array(providerRow),
    accounts: z.array(
      z.object({
        id,
        name: z.string(),
        state: z.string(),
        says: z.string(),
        tried: z.number().int(),
        accepted: z.number().int(),
        rejected: z.number().int(),
        returned: z.number().int(),
        complained: z.number().int(),
      }),
    ),
    byDay: z.array(
      z.object({
        day: z.iso.date(),
        tried: z.number().int(),
        accepted: z.number().int(),
        bounced: z.number().int(),
        complained: z.number().int(),
      }),
    ),
    /** `refused` at the door, `put_off` and tried again, or `returned` after it had been taken. */
    refusals: z.array(
      z.object({
        kind: z.enum(['refused', 'put_off', 'returned']),
        provider: z.string(),
        name: z.string(),
        code: z.number().int().nullable(),
        enhancedCode: z.string().nullable(),
        category: z.string().nullable(),
        serverWords: z.string(),
        says: z.string(),
        count: z.number().int(),
        lastAt: instant.nullable(),
        /** The campaign in which it happened last. */
        campaign: z.object({ id, name: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'DeliverabilityReport' });

const period = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });

export const getCampaignReport = endpoint({
  id: 'getCampaignReport',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/report`,
  access: 'viewer',
  tag,
  summary: 'What became of a campaign: final states that add up, what people did, what it earned.',
  params: byId,
  response: campaignReport,
});
export const exportCampaignReport = endpoint({
  id: 'exportCampaignReport',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/report.csv`,
  access: 'viewer',
  tag,
  summary: 'One line per recipient: state, reason, server’s words, what they did.',
  params: byId,
  response: file('text/csv'),
});
export const getRoi = endpoint({
  id: 'getRoi',
  method: 'GET',
  path: `${workspacePath}/roi`,
  access: 'viewer',
  tag,
  summary: 'Revenue, cost and return over all campaigns of a period.',
  params: inWorkspace,
  query: period,
  response: roiReport,
});
export const getDeliverability = endpoint({
  id: 'getDeliverability',
  method: 'GET',
  path: `${workspacePath}/deliverability`,
  access: 'viewer',
  tag,
  summary: 'How mail is taken, by provider and account, with the servers’ words.',
  params: inWorkspace,
  query: period,
  response: deliverabilityReport,
});

export const reportEndpoints = [getCampaignReport, exportCampaignReport, getRoi, getDeliverability];
