import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliveriesBehind, type DeliveriesFilter } from '../../campaigns/sql/list-deliveries.js';
import {
  ENDED_DOUBTS,
  LANE_COUNTS,
  LEARNED_LANES,
  PROBLEM_GROUPS,
  RETURNED_COUNT,
} from '../../campaigns/sql/live.js';
import { DOUBTS_TO_LOOK_FOR } from '../../inbox/doubts/sql/doubts-to-look-for.js';
import { CLAIM_DELIVERIES } from '../sql/claim-deliveries.js';
import { COUNT_STATES } from '../sql/count-states.js';
import {
  ACTIVE_MAILINGS,
  FINISH_MAILING,
  MAILINGS_WITHOUT_WORK,
  REOPEN_MAILING,
} from '../sql/due-mailings.js';
import { FAN_OUT_AUDIENCE } from '../sql/fan-out-audience.js';
import { READ_LANES, TAKE_SLOTS } from '../sql/lanes.js';
import { RECORD_OUTCOMES } from '../sql/record-outcomes.js';
import { OPEN_CLAIMS, RELEASE_CLAIMS, RELEASE_UNHEARD_CLAIMS } from '../sql/release-claims.js';
import { RESERVE_BUDGET, RETURN_BUDGET } from '../sql/reserve-budget.js';
import { CONFIRM_DOUBTFUL, JOURNAL_DECIDED, NOTE_LOOK } from '../sql/resolve-doubts.js';
import { SEND_UNCERTAIN_AGAIN } from '../sql/send-uncertain-again.js';
import { GIVE_UP_LOST_LEASES, IN_FLIGHT_OF } from '../sql/take-over-leases.js';
import { type LedgerBench, openLedgerBench } from '../testing/ledger-bench.js';
import { fillMillion, MILLION, type Million } from '../testing/million.js';
import { workOf } from '../testing/read-plan.js';

let bench: LedgerBench;
let large: Million;
let runner: QueryRunner;
/** Somebody who is in flight, and somebody in doubt. */
let flying: string;
let doubtful: string;
beforeAll(async () => {
  bench = await openLedgerBench();
  large = await fillMillion(bench.url);
  runner = bench.database.dataSource.createQueryRunner();
  const one = async (state: string) =>
    (
      await bench.manager.query<{ id: string }[]>(
        `select contact_id as id from deliveries where mailing_id = $1 and state = $2 order by ordinal desc limit 1`,
        [large.mailingId, state],
      )
    )[0]!.id;
  [flying, doubtful] = [await one('in_flight'), await one('uncertain')];
}, 180_000);
afterAll(async () => {
  await runner.release();
  await bench.close();
});

const outcomes = () =>
  JSON.stringify([
    {
      contactId: flying,
      leaseToken: '1',
      attempt: 1,
      counts: true,
      outcome: 'accepted',
      state: 'accepted',
      at: new Date().toISOString(),
    },
  ]);
const place = () => [large.workspaceId, large.mailingId];
const key = (contactId: string) => [[large.workspaceId], [large.mailingId], [contactId]];

/** Of a million: what a bitmap of one state's first pages holds. */
const FEW = 5_000;

describe('with a million recipients, a statement that is run all the time', () => {
  test.each<[string, string, () => unknown[], number]>([
    ['the claim', CLAIM_DELIVERIES, () => [...place(), 60, randomUUID(), 60, true, true, 'gmail'], 1_000],
    [
      'the claim at a provider of nobody',
      CLAIM_DELIVERIES,
      () => [...place(), 60, randomUUID(), 60, true, true, 'proton'],
      20,
    ],
    ['recording', RECORD_OUTCOMES, () => [...place(), large.accountId, outcomes()], 20],
    ['giving back', RELEASE_CLAIMS, () => [...place(), [flying], ['1']], 20],
    ['a process’s open claims', OPEN_CLAIMS, () => [large.processId], 2_000],
    ['giving back claims nobody heard of', RELEASE_UNHEARD_CLAIMS, () => [large.processId, ['1']], 2_000],
    ['the active mailings', ACTIVE_MAILINGS, () => [], 200],
    ['the learned lanes', READ_LANES, () => [[large.workspaceId], [large.accountId]], 20],
    ['places in a lane', TAKE_SLOTS, () => [large.workspaceId, large.accountId, 'gmail', 10, 0.6], 20],
    ['mailings without work', MAILINGS_WITHOUT_WORK, () => [], FEW],
    ['finishing', FINISH_MAILING, () => place(), FEW],
    ['reopening', REOPEN_MAILING, () => place(), FEW],
    ['reserving', RESERVE_BUDGET, () => [large.workspaceId, large.accountId, 10, 100, 1000], 20],
    ['returning', RETURN_BUDGET, () => [large.workspaceId, large.accountId, 10], 20],
    // 2,000 are in doubt; of a dead process 200 rows are taken over.
    ['sending again', SEND_UNCERTAIN_AGAIN, () => [], 10_000],
    ['giving up lost leases', GIVE_UP_LOST_LEASES, () => [120], 2_000],
    ['a dead process’s rows', IN_FLIGHT_OF, () => [[large.processId]], 2_000],
    ['confirming', CONFIRM_DOUBTFUL, () => [...key(doubtful), 'click'], 20],
    [
      'what the journal decided',
      JOURNAL_DECIDED,
      () => [...place(), JSON.stringify([{ contactId: doubtful, outcome: 'accepted' }])],
      FEW,
    ],
    ['noting a look', NOTE_LOOK, () => [large.workspaceId, [large.mailingId], [doubtful], 'not there'], 20],
    ['doubts to look for', DOUBTS_TO_LOOK_FOR, () => [15, 3_900, 480, 500], 10_000],
  ])('%s touches its own rows only', async (_name, sql, values, most) => {
    const work = await workOf(runner, sql, values());
    expect(work).toMatchObject({ readWhole: [] });
    expect(work.touched, JSON.stringify(work)).toBeLessThanOrEqual(most);
  });

  test.each([
    ['the first', null],
    ['one in the middle', 500_000],
  ])('a batch of a launch, %s, reads the contacts of the batch and no more', async (_name, after) => {
    const last =
      after &&
      (
        await bench.manager.query<{ id: string }[]>(
          `select id from contacts where workspace_id = $1 order by id offset $2 limit 1`,
          [large.workspaceId, after],
        )
      )[0]!.id;
    const values = [large.workspaceId, randomUUID(), [], [], last, 5_000, 0, 1, 'example.com', '{}', true];
    const work = await workOf(runner, FAN_OUT_AUDIENCE, values);
    expect(work.readWhole).toEqual([]);
    expect(work.touched, JSON.stringify(work)).toBeLessThanOrEqual(12_000);
  });
});

describe('with a million recipients, what the live page asks for', () => {
  test.each<[string, string, number]>([
    // Everybody is counted: one pass, nothing sorted.
    ['all counts', LANE_COUNTS, 1.2 * MILLION],
    ['the states', COUNT_STATES, 1.2 * MILLION],
    ['problems', PROBLEM_GROUPS, 50_000],
    ['returned ones', RETURNED_COUNT, 20_000],
    ['ended doubts', ENDED_DOUBTS, 1_000],
    ['learned lanes', LEARNED_LANES, 20],
  ])('%s', async (name, sql, most) => {
    const work = await workOf(runner, sql, place());
    process.stdout.write(`${name}: ${JSON.stringify(work)}\n`);
    expect(work.sorted).toBeLessThanOrEqual(50_000);
    expect(work.touched).toBeLessThanOrEqual(most);
  });

  /** A page in the middle of the list, too: the keyset goes on where it was. */
  const pages: Pick<DeliveriesFilter, 'after'>[] = [{ after: null }, { after: 500_000 }];
  test.each<[Partial<DeliveriesFilter>, number]>([
    [{}, 200],
    [{ state: 'waiting' }, 500],
    [{ state: 'accepted' }, 200],
    [{ state: 'kept' }, 500],
    [{ state: 'deferred' }, 200],
    [{ state: 'rejected' }, 200],
    [{ state: 'uncertain' }, 200],
    [{ state: 'skipped' }, 200],
    [{ provider: 'gmail' }, 500],
    [{ state: 'rejected', code: 550, enhancedCode: '5.1.1', category: 'unknown_user' }, 300],
    [{ state: 'uncertain', code: 'none', enhancedCode: 'none', category: 'none' }, 300],
    [{ code: 550 }, 300],
    [{ code: 552 }, 300],
    [{ did: 'clicked' }, 5_000],
    [{ did: 'bounced' }, 30_000],
    [{ did: 'complained' }, 200],
    [{ doubt: 'any' }, 500],
    [{ doubt: 'click' }, 500],
  ])('the people of %o', async (filter, most) => {
    for (const { after } of pages) {
      const { sql, values } = deliveriesBehind(large.workspaceId, large.mailingId, {
        ...filter,
        after,
        limit: 51,
      });
      const work = await workOf(runner, sql, values);
      expect(work.readWhole).toEqual([]);
      expect(work.touched, JSON.stringify({ after, ...work })).toBeLessThanOrEqual(most);
    }
  });

  test('an address that nobody has costs one pass over the mailing, without a sort', async () => {
    const filter = { search: 'nobody-has-this', after: null, limit: 51 };
    const { sql, values } = deliveriesBehind(large.workspaceId, large.mailingId, filter);
    const work = await workOf(runner, sql, values);
    process.stdout.write(`search: ${JSON.stringify(work)}\n`);
    expect(work.sorted).toBeLessThanOrEqual(51);
  });
});
