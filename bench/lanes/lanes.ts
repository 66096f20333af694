/**
 * The lanes' benchmark: two sender processes, one account, and a server behind which three providers bear 5, 50 and 500
 * messages a second and refuse the rest with 421 or 451 4.7.x; a fourth takes all. First the fourth is sent to alone, then
 * all four for five minutes.
 *
 *   npm run bench:lanes -- --json [--minutes 5]
 *
 * Bars, from the third minute to the fifth: each provider accepts at least 0.85 of what it bears per second, at most 5 %
 * of the tries are refused, the fourth is no slower than 0.95 of what it was alone; the ledger and the server agree on
 * every message, and none came twice. Prints its figures as the last line, before it each bar that was broken; then it
 * exits with 1. What is learned is in the database and shared, so the two processes are one sender to each provider.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openHouse } from '../send/house.js';
import { startSender, stopped } from '../send/pipeline.js';
import { freeProvider, limitedProviders } from './providers.js';
import { LimitedSink } from './sink-record.js';
import { addAccount, sendTo } from './town.js';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: '5' } },
});
const MINUTE_MS = 60_000;
const durationMs = Number(values.minutes) * MINUTE_MS;
/** Measured in the last two of five minutes. */
const measuredMs = 0.4 * durationMs;
const ALONE_MS = 45_000;
const WARM_UP_MS = 10_000;
const CONNECTIONS_EACH = 40;
const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
};
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

const house = await openHouse();
const sink = await LimitedSink.start();
try {
  say('making people and mailings');
  // Nobody searches for people here, and that index takes longer than all the rest.
  await house.client.query('drop index contacts_search');
  const accountId = await addAccount(house, sink.port, CONNECTIONS_EACH);
  const free = await sendTo(house, accountId, 'free', [freeProvider]);
  const limited = await sendTo(house, accountId, 'limited', limitedProviders);
  const senders = [await startSender(house, 0), await startSender(house, 1)];

  say('the free provider alone');
  await free.begin();
  await pause(ALONE_MS);
  const alone = sink.between(freeProvider.domain, Date.now() - ALONE_MS + WARM_UP_MS, Date.now()).accepted;

  say('all four');
  await limited.begin();
  const beganAt = Date.now();
  for (let minute = 1; Date.now() - beganAt < durationMs; minute += 1) {
    await pause(Math.min(MINUTE_MS, beganAt + durationMs - Date.now()));
    say(
      `minute ${minute}: ${limitedProviders.map(({ domain }) => JSON.stringify(sink.between(domain, Date.now() - MINUTE_MS, Date.now()))).join(' ')}`,
    );
  }
  const [from, to] = [beganAt + durationMs - measuredMs, beganAt + durationMs];
  const lanes = limitedProviders.map(({ domain, bears }) => {
    const { accepted, refused } = sink.between(domain, from, to);
    return {
      bears,
      acceptedPerSecond: round(accepted),
      share: round(accepted / (bears ?? 1)),
      refusedShare: round(refused / (accepted + refused)),
    };
  });
  const beside = sink.between(freeProvider.domain, from, to).accepted;

  say('stopping and counting');
  await Promise.all(senders.map(stopped));
  await pause(2_500);
  const mailings = await Promise.all(
    [free, limited].map(({ id }) => house.mailings.counts(house.workspaceId, id)),
  );
  const accepted = mailings.reduce((sum, one) => sum + one.accepted, 0);
  const waiting = mailings.reduce((sum, one) => sum + one.queued + one.deferred, 0);
  const { rows: learned } = await house.client.query<object>(
    'select provider, rate, connections, says from lanes order by provider',
  );
  const figures = {
    lanes,
    other: { alone: round(alone), beside: round(beside), ratio: round(beside / alone) },
    recipients: free.recipients + limited.recipients,
    accepted,
    waiting,
    lost: free.recipients + limited.recipients - accepted - waiting,
    onlyOnServer: sink.last.taken - accepted,
    twice: sink.last.twice,
    learned,
  };
  const broken = [
    ...lanes
      .filter((one) => one.share < 0.85)
      .map((one) => `${one.bears}/s: only ${one.share} of it was used`),
    ...lanes
      .filter((one) => one.refusedShare > 0.05)
      .map((one) => `${one.bears}/s: ${one.refusedShare} refused`),
    ...(figures.other.ratio < 0.95 ? [`the free lane did ${figures.other.ratio} of what it did alone`] : []),
    ...(figures.lost !== 0 || figures.onlyOnServer !== 0 || figures.twice !== 0
      ? [`lost ${figures.lost}, only on the server ${figures.onlyOnServer}, twice ${figures.twice}`]
      : []),
  ];
  for (const bar of broken) process.stderr.write(`broken: ${bar}\n`);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await sink.stop();
  await house.close();
}
