import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fateOf } from '../behaviour/fate.js';
import { makePeople } from '../people/make-people.js';
import { MAILBOX, readTruth, sendCampaign, SMTP_USER } from '../trial/campaign.js';
import { readInbox } from '../trial/imap-client.js';
import { openMarketingApp, type MarketingApp } from '../trial/marketing-app.js';
import { startWorld, type World } from './world.js';

const people = makePeople({ seed: 3, count: 400 });
let directory: string;
let app: MarketingApp;
const worlds: World[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'world-'));
  app = await openMarketingApp();
});
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.stop()));
  await app.close();
  await rm(directory, { recursive: true });
});

async function start(folder: string, delayScale: number): Promise<World> {
  const world = await startWorld({
    directory: join(directory, folder),
    seed: 3,
    people,
    mailboxes: [MAILBOX],
    smtpUser: SMTP_USER,
    delayScale,
    conversionUrl: `${app.url}/conversions`,
  });
  worlds.push(world);
  return world;
}

it('goes on after a crash: what was planned happens, what was done is not done twice', async () => {
  const first = await start('before', 0.05);
  await sendCampaign(first, people, app.url);
  await vi.waitUntil(() => first.summary().records.opened > 40);
  // A copy of the living directory is what a crash leaves behind.
  await cp(join(directory, 'before'), join(directory, 'after'), { recursive: true });
  const second = await start('after', 0);
  await second.settled();

  const truth = await readTruth(second);
  for (const accepted of truth.filter(({ kind }) => kind === 'accepted')) {
    const person = people.find(({ email }) => email === accepted.to)!;
    const acts = fateOf(3, person, accepted.messageId!, false);
    const done = truth.filter((record) => record.to === accepted.to && record.actDone);
    expect(done.map(({ act, kind }) => [act, kind])).toEqual(acts.map(({ kind }, index) => [index, kind]));
  }
  const { messages } = await readInbox(second.mailboxes[0]!.port, MAILBOX);
  const ids = truth.flatMap(({ mailboxMessageId }) => mailboxMessageId ?? []);
  expect(messages.map(({ messageId }) => messageId).toSorted()).toEqual(ids.toSorted());
});

it('keeps ports, UIDs and UIDVALIDITY over a restart, and stops and starts with acts in between', async () => {
  const first = await start('world', 0.02);
  await sendCampaign(first, people, app.url);
  await first.stop();
  const second = await start('world', 0);
  await second.settled();
  const before = await readInbox(second.mailboxes[0]!.port, MAILBOX);
  expect(before.messages.length).toBeGreaterThan(5);
  await second.stop();

  const third = await start('world', 0);
  expect(third.smtp.port).toBe(first.smtp.port);
  expect(third.mailboxes[0]!.port).toBe(first.mailboxes[0]!.port);
  expect(third.pending).toBe(0);
  expect(third.summary()).toEqual(second.summary());
  expect(await readInbox(third.mailboxes[0]!.port, MAILBOX)).toEqual(before);
});

it('recognises a letter that was accepted before, also after a restart, and nothing follows from it', async () => {
  const first = await start('world', 0);
  const deliveries = await sendCampaign(first, people.slice(0, 50), app.url);
  await first.settled();
  await first.stop();
  const second = await start('world', 0);
  const before = second.summary().records;
  await sendCampaign(second, people.slice(0, 50), app.url);
  await second.settled();
  const after = second.summary().records;
  const accepted = deliveries.filter(({ outcome }) => outcome === 'accepted').length;
  expect(after.duplicate).toBe(accepted);
  expect({ ...after, duplicate: 0, refused: 0, deferred: 0 }).toEqual({
    ...before,
    refused: 0,
    deferred: 0,
  });
});

it('tries again what it could not do because the application was away', async () => {
  app.away = true;
  const world = await start('world', 0);
  await sendCampaign(world, people.slice(0, 60), app.url);
  expect(world.pending).toBeGreaterThan(0);
  expect(world.summary().records.opened).toBe(0);
  app.away = false;
  await world.settled();
  const { records } = world.summary();
  expect(records.opened).toBeGreaterThan(10);
  expect(records.nothing).toBe(0);
  expect(app.seen.opens.length).toBe(records.opened + records.machine_opened);
});
