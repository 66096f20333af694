import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePeople } from '../people/make-people.js';
import { readInbox } from '../trial/imap-client.js';
import { MAILBOX, readTruth, sendCampaign, SMTP_USER, type Delivery } from '../trial/campaign.js';
import { openMarketingApp, type MarketingApp } from '../trial/marketing-app.js';
import type { TruthKind, TruthRecord } from '../truth/record.js';
import { startWorld, type World } from './world.js';

const people = makePeople({ seed: 7, count: 2000 });

describe('a campaign to 2,000 people', () => {
  const errors: unknown[] = [];
  let directory: string;
  let app: MarketingApp;
  let world: World;
  let deliveries: Delivery[];
  let truth: TruthRecord[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'world-'));
    app = await openMarketingApp();
    world = await startWorld({
      directory,
      seed: 7,
      people,
      mailboxes: [MAILBOX],
      smtpUser: SMTP_USER,
      delayScale: 0,
      conversionUrl: `${app.url}/conversions`,
      onError: (error) => errors.push(error),
    });
    deliveries = await sendCampaign(world, people, app.url, { connections: 8 });
    await world.settled();
    truth = await readTruth(world);
  }, 60_000);

  afterAll(async () => {
    await world.stop();
    await app.close();
    await rm(directory, { recursive: true });
  });

  const of = (kind: TruthKind): TruthRecord[] => truth.filter((record) => record.kind === kind);

  it('has exactly one final answer for every recipient, the same that the sender saw', () => {
    const accepted = new Set(of('accepted').map(({ to }) => to));
    const refused = new Set(of('refused').map(({ to }) => to));
    expect(of('accepted').length + of('refused').length).toBe(2000);
    expect([...accepted].filter((to) => refused.has(to))).toEqual([]);
    for (const { to, outcome } of deliveries) expect(accepted.has(to)).toBe(outcome === 'accepted');
    expect(of('duplicate')).toEqual([]);
    expect(of('deferred').length).toBe(
      deliveries.reduce(
        (sum, { replies }) => sum + replies.filter((reply) => reply.startsWith('4')).length,
        0,
      ),
    );
  });

  it('records exactly the requests that arrived', () => {
    const { seen } = app;
    expect(seen.opens.map(({ token }) => token).toSorted()).toEqual(tokens('opened', 'machine_opened'));
    const gets = seen.clicks.filter(({ method }) => method === 'GET');
    const links = [...of('clicked'), ...of('scanner_clicked')].filter(({ link }) => link!.includes('/c/'));
    expect(gets.length).toBe(links.length);
    expect(seen.oneClicks.toSorted()).toEqual(
      of('unsubscribed')
        .filter(({ how }) => how === 'one_click')
        .map(token)
        .toSorted(),
    );
    expect(seen.pagePosts.length).toBe(of('unsubscribed').filter(({ how }) => how === 'page').length);
    expect(seen.pagePosts.every((post) => post.endsWith(' csrf=a%26b'))).toBe(true);
    expect(of('nothing')).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('reports every purchase once, with the token of the buyer’s click', () => {
    const sold = app.seen.conversions.map((sale) =>
      [sale.token, sale.orderId, sale.amount, sale.currency].join(' '),
    );
    const bought = of('bought').map((record) =>
      [token(record), record.orderId, record.amount, record.currency].join(' '),
    );
    expect(sold.toSorted()).toEqual(bought.toSorted());
    expect(sold.length).toBeGreaterThan(30);
  });

  it('puts one message into the mailbox for every reply, report and auto-reply', async () => {
    const { port } = world.mailboxes[0]!;
    const { messages } = await readInbox(port, MAILBOX);
    const ids = truth.flatMap(({ mailboxMessageId }) => mailboxMessageId ?? []);
    expect(messages.map(({ messageId }) => messageId).toSorted()).toEqual(ids.toSorted());
  });

  it('is a lively picture: the shares are those that were promised', () => {
    const { letters, causes } = world.summary();
    const within = (value: number, from: number, to: number): boolean => value >= from && value <= to;
    const shares = {
      opened: within(letters.opened, 620, 780),
      clicked: within(letters.clicked, 200, 290),
      bought: within(letters.bought, 40, 80),
      replied: within(letters.replied, 40, 80),
      auto_replied: within(letters.auto_replied, 38, 40),
      unsubscribed: within(letters.unsubscribed, 8, 34),
      complained: within(letters.complained, 2, 4),
      unknown: within(causes['refused:unknown']! + causes['bounced_later:unknown']!, 59, 60),
      deferred: within(letters.deferred, 90, 180),
    };
    expect(Object.entries(shares).filter(([, fits]) => !fits)).toEqual([]);
    expect(world.summary('autumn:northlight').letters.opened).toBe(letters.opened);
  });

  const token = (record: TruthRecord): string => record.messageId!.slice(1).split('@')[0]!;
  const tokens = (...kinds: TruthKind[]): string[] => kinds.flatMap(of).map(token).toSorted();
});
