import { campaignReport, deliverabilityReport, roiReport } from '@mailwright/contracts';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Happening } from '../engagement/public.js';
import { type BuiltCampaign, buildCampaign, buildOrder } from './testing/build-campaign.js';
import { openReportsBench, type ReportsBench } from './testing/reports-bench.js';

let bench: ReportsBench;
let ws: string;
let campaign: BuiltCampaign;

const dead = {
  state: 'rejected',
  code: 550,
  enhanced: '5.1.1',
  reply: '550 5.1.1 User unknown',
  category: 'no_such_mailbox',
} as const;

beforeAll(async () => {
  bench = await openReportsBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
  campaign = await buildCampaign(
    bench,
    ws,
    [
      {}, // 0 opens, clicks, answers, buys
      {}, // 1 only machines
      {}, // 2 comes back for good
      { provider: 'yahoo' }, // 3 comes back, which may pass
      dead, // 4
      { ...dead, provider: 'yahoo' }, // 5
      {
        state: 'rejected',
        code: 554,
        enhanced: '5.7.1',
        reply: '554 5.7.1 Message rejected',
        category: 'policy',
      }, // 6, and a report as well
      { state: 'uncertain', reason: 'line_broke' }, // 7
      {
        state: 'deferred',
        code: 421,
        enhanced: '4.7.28',
        reply: '421 4.7.28 Unusual rate',
        category: 'rate_limited',
      }, // 8
      { state: 'queued' }, // 9
      { state: 'skipped', reason: 'suppressed:complaint' }, // 10
      { provider: 'yahoo' }, // 11 clicks, buys twice and gives one back
      {}, // 12 complains and unsubscribes
    ],
    { fixedCost: '20', costPerMessage: '0.01' },
  );
  await bench.database.manager.query(
    `insert into links (mailing_number, link_no, workspace_id, mailing_id, url, label)
     select number, link_no, workspace_id, id, 'https://example.com/' || link_no, 'Link ' || link_no
       from mailings, generate_series(1, 2) link_no where id = $1`,
    [campaign.mailingId],
  );
  const later = (minutes: number): Date => new Date(campaign.launchedAt.getTime() + minutes * 60_000);
  const did = (
    person: number,
    kind: Happening['kind'],
    minutes: number,
    more: Partial<Happening> = {},
  ): Happening => ({
    workspaceId: ws,
    kind,
    occurredAt: later(minutes),
    identity: `${kind} ${person} ${minutes}`,
    mailingId: campaign.mailingId,
    contactId: campaign.people[person] ?? null,
    ...more,
  });
  const gone = {
    bounce: { kind: 'hard', category: 'unknown_user' },
    data: { serverWords: '550 No such user', status: '5.1.1' },
  } as const;
  await bench.engagement.record(bench.database.manager, [
    did(0, 'opened', 1),
    did(0, 'clicked', 2, { linkNo: 1 }),
    did(0, 'clicked', 3, { linkNo: 2 }),
    did(0, 'replied', 30),
    did(0, 'converted', 10),
    did(1, 'opened', 0, { machine: true }),
    did(1, 'clicked', 0, { machine: true, linkNo: 1 }),
    did(2, 'bounced', 5, gone),
    did(3, 'bounced', 6, {
      bounce: { kind: 'soft', category: 'full' },
      data: { serverWords: '452 Over quota', status: '4.2.2' },
    }),
    did(6, 'bounced', 7, gone),
    did(11, 'clicked', 4, { linkNo: 1 }),
    did(11, 'converted', 12),
    did(12, 'complained', 20),
    did(12, 'unsubscribed', 21),
  ]);
  await buildOrder(bench, ws, campaign, { amount: '50.25', linkNo: 1 });
  await buildOrder(bench, ws, campaign, { amount: '19.99', linkNo: 1 });
  await buildOrder(bench, ws, campaign, { amount: '-19.99', linkNo: 1 });
  await buildOrder(bench, ws, campaign, { amount: '10', currency: 'USD', linkNo: 2 });
  await bench.database.manager.query(
    `insert into conversations (workspace_id, thread_key, person_address, campaign_id, mailing_id, deal_value, currency, last_message_at)
     values ($1, 'a', 'a@example.com', $2, $3, 200, 'EUR', now()), ($1, 'b', 'b@example.com', $2, $3, 900, 'CHF', now())`,
    [ws, campaign.id, campaign.mailingId],
  );
});

describe('the report of a campaign', () => {
  test('everybody is in exactly one final state and the states add up', async () => {
    const { states, counts } = await bench.reports.report(ws, campaign.id);
    expect(states).toEqual({
      accepted: 4,
      returned: 2,
      rejected: 3,
      uncertain: 1,
      skipped: 1,
      waiting: 2,
      total: 13,
    });
    const { total, ...parts } = states;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
    expect(counts.total).toBe(13);
  });

  test('counts each person once and keeps machines apart', async () => {
    const { funnel } = await bench.reports.report(ws, campaign.id);
    expect(funnel).toEqual({
      tried: 11,
      accepted: 6,
      opened: 1,
      openedByMachine: 1,
      clicked: 2,
      clickedByMachine: 1,
      replied: 1,
      autoReplied: 0,
      unsubscribed: 1,
      complained: 1,
      bounced: 2,
      bouncedHard: 1,
      bouncedSoft: 1,
      bought: 2,
    });
  });

  test('bounces are the refused and the returned, each once, with a server’s own line', async () => {
    const { bounces, states } = await bench.reports.report(ws, campaign.id);
    expect(bounces.filter(({ kind }) => kind === 'refused').reduce((sum, { count }) => sum + count, 0)).toBe(
      states.rejected,
    );
    expect(bounces.filter(({ kind }) => kind !== 'refused').reduce((sum, { count }) => sum + count, 0)).toBe(
      states.returned,
    );
    expect(bounces[0]).toMatchObject({
      kind: 'refused',
      category: 'no_such_mailbox',
      count: 2,
      example: '550 5.1.1 User unknown',
    });
    expect(bounces.find(({ kind }) => kind === 'hard')).toMatchObject({
      category: 'unknown_user',
      count: 1,
      example: '550 No such user',
      says: 'Sent back: there is no such mailbox.',
    });
  });

  test('earns what was paid for it, less what came back, and never adds another currency', async () => {
    const { money, says } = await bench.reports.report(ws, campaign.id);
    expect(money).toMatchObject({
      currency: 'EUR',
      orders: 2,
      orderRevenue: '50.25',
      dealRevenue: '200',
      revenue: '250.25',
      fixedCost: '20',
      // Six accepted and one in doubt.
      messageCost: '0.07',
      cost: '20.07',
      left: '230.18',
      roiPercent: 1146.88,
      perUnitSpent: 12.46,
    });
    expect(money.otherCurrencies.map(({ currency, revenue, orders }) => [currency, revenue, orders])).toEqual(
      [
        ['USD', '10', 1],
        ['CHF', '900', 0],
      ],
    );
    expect(says).toBe('It earned €250, and one person answered.');
  });

  test('links name people, machines and orders of the campaign’s own currency', async () => {
    const { links } = await bench.reports.report(ws, campaign.id);
    expect(links).toEqual([
      {
        linkNo: 1,
        label: 'Link 1',
        url: 'https://example.com/1',
        people: 2,
        machinePeople: 1,
        orders: 2,
        revenue: '50.25',
      },
      {
        linkNo: 2,
        label: 'Link 2',
        url: 'https://example.com/2',
        people: 1,
        machinePeople: 0,
        orders: 0,
        revenue: '0',
      },
    ]);
  });

  test('providers and the course over time add up to the same people', async () => {
    const { providers, overTime, funnel } = await bench.reports.report(ws, campaign.id);
    const sum = (key: 'tried' | 'rejected' | 'returned' | 'clicked'): number =>
      providers.reduce((total, one) => total + one[key], 0);
    expect([sum('tried'), sum('rejected'), sum('returned'), sum('clicked')]).toEqual([11, 3, 2, 2]);
    expect(overTime.reduce((total, one) => total + one.accepted, 0)).toBe(funnel.accepted);
    expect(overTime.reduce((total, one) => total + one.clicked, 0)).toBe(funnel.clicked);
    expect(overTime.reduce((total, one) => total + one.replied, 0)).toBe(funnel.replied);
  });

  test('keeps to its contract, also for a campaign that was never sent', async () => {
    expect(campaignReport.safeParse(await bench.reports.report(ws, campaign.id)).error).toBeUndefined();
    await bench.database.manager.query(
      `update campaigns set state = 'draft', mailing_id = null, launched_at = null where id = $1`,
      [campaign.id],
    );
    const empty = await bench.reports.report(ws, campaign.id);
    expect(campaignReport.safeParse(empty).error).toBeUndefined();
    expect(empty).toMatchObject({
      says: 'It has not been sent yet.',
      states: { total: 0 },
      overTime: [],
      money: { revenue: '0', cost: '20' },
    });
  });

  test('another workspace sees nothing of it', async () => {
    const other = await bench.newWorkspace();
    await expect(bench.reports.report(other, campaign.id)).rejects.toMatchObject({
      code: 'campaign.not_found',
    });
  });

  test('exports one line per recipient', async () => {
    const { lines, fileName } = await bench.exports.stream(ws, campaign.id);
    const written = (await text(lines)).trimEnd().split('\r\n');
    expect(fileName).toBe('Tasting-box.csv');
    expect(written).toHaveLength(14);
    expect(written[5]).toContain('person-5@example.com,gmail,rejected,,550,5.1.1,550 5.1.1 User unknown');
  });
});

describe('the return over all campaigns', () => {
  test('adds campaigns up in the workspace’s currency, and days add up to the orders', async () => {
    const american = await buildCampaign(bench, ws, [{}], {
      fixedCost: '7',
      currency: 'USD',
      name: 'Overseas',
    });
    await buildOrder(bench, ws, american, { amount: '30', currency: 'USD' });
    await buildOrder(bench, ws, american, { amount: '4.50' });
    const report = await bench.roi.report(ws, 30);
    expect(roiReport.safeParse(report).error).toBeUndefined();
    expect(report.total).toMatchObject({
      currency: 'EUR',
      revenue: '254.75',
      orderRevenue: '54.75',
      cost: '20.07',
      left: '234.68',
      orders: 3,
    });
    expect(report.total.otherCurrencies.map(({ currency, revenue }) => [currency, revenue])).toEqual(
      expect.arrayContaining([
        ['USD', '40'],
        ['CHF', '900'],
      ]),
    );
    expect(report.byDay.map(({ revenue, orders }) => [revenue, orders])).toEqual([['54.75', 3]]);
    expect(report.campaigns.map(({ name, accepted }) => `${name} ${accepted}`).toSorted()).toEqual([
      'Overseas 1',
      'Tasting box 6',
    ]);
  });
});

describe('deliverability', () => {
  test('counts a refused mail that was reported as well only once, and quotes the servers', async () => {
    const report = await bench.deliverability.report(ws, 30);
    expect(deliverabilityReport.safeParse(report).error).toBeUndefined();
    expect(report.bounces).toMatchObject({ count: 5, of: 11 });
    expect(report.accepted).toMatchObject({ count: 4, of: 11 });
    expect(report.complaints).toMatchObject({ count: 1, of: 4 });
    expect(report.accounts).toMatchObject([
      { name: 'Account of Tasting box', tried: 10, accepted: 4, rejected: 3, returned: 2, complained: 1 },
    ]);
    expect(report.byDay.reduce((sum, day) => sum + day.bounced, 0)).toBe(5);
    const kinds = Object.groupBy(report.refusals, ({ kind }) => kind);
    expect(kinds.refused?.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(kinds.put_off).toMatchObject([
      { serverWords: '421 4.7.28 Unusual rate', campaign: { id: campaign.id } },
    ]);
    expect(kinds.returned?.map(({ serverWords }) => serverWords).toSorted()).toEqual([
      '452 Over quota',
      '550 No such user',
    ]);
  });

  test('says that nothing was sent instead of showing zero per cent', async () => {
    const report = await bench.deliverability.report(await bench.newWorkspace(), 7);
    expect(report).toMatchObject({
      says: 'Nothing was sent in this time.',
      bounces: { rate: null },
      providers: [],
      refusals: [],
    });
  });
});
