import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLAIM_DELIVERIES } from '../sql/claim-deliveries.js';
import { COUNT_STATES } from '../sql/count-states.js';
import {
  ACTIVE_MAILINGS,
  FINISH_MAILING,
  MAILINGS_WITHOUT_WORK,
  REOPEN_MAILING,
} from '../sql/due-mailings.js';
import { RECORD_OUTCOMES } from '../sql/record-outcomes.js';
import { OPEN_CLAIMS, RELEASE_CLAIMS, RELEASE_UNHEARD_CLAIMS } from '../sql/release-claims.js';
import { RESERVE_BUDGET, RETURN_BUDGET } from '../sql/reserve-budget.js';
import { SEND_UNCERTAIN_AGAIN } from '../sql/send-uncertain-again.js';
import { GIVE_UP_LOST_LEASES, IN_FLIGHT_OF } from '../sql/take-over-leases.js';
import { type LedgerBench, openLedgerBench } from '../testing/ledger-bench.js';

let bench: LedgerBench;
let ws: string;
let mailing: { id: string; accountId: string };
/** Tables in which reading everything would be noticed; the partitions of other months are empty here. */
let big: Set<string>;
beforeAll(async () => {
  bench = await openLedgerBench();
  // Another workspace's 20,000 beside ours, so that nothing is small enough to be read whole.
  const other = await bench.workspace();
  await bench.people(other, 20_000);
  await bench.sending(other);
  ws = await bench.workspace();
  await bench.people(ws, 10_000);
  mailing = await bench.sending(ws);
  await bench.manager.query(`insert into suppressions (workspace_id, address_hash, scope, reason)
                               select workspace_id, address_hash, 'marketing', 'unsubscribed' from contacts where get_byte(address_hash, 0) < 25`);
  // Most of a ledger is settled.
  await bench.manager.query(
    `update deliveries set state = 'accepted', attempts = 1 where get_byte(sha256(contact_id::text::bytea), 0) < 200`,
  );
  await bench.manager.query('analyze');
  const tables = await bench.manager.query<{ relname: string }[]>(
    `select relname from pg_class where relkind = 'r' and reltuples > 1000`,
  );
  big = new Set(tables.map((table) => table.relname));
});
afterAll(() => bench.close());

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Plan Rows'?: number;
  Plans?: PlanNode[];
}

/** Big relations that the plan reads from end to end. */
async function readWhole(sql: string, values: unknown[]): Promise<string[]> {
  const [row] = await bench.manager.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
    `explain (format json) ${sql}`,
    values,
  );
  const nodes: PlanNode[] = [];
  const visit = (node: PlanNode): void => {
    nodes.push(node);
    for (const child of node.Plans ?? []) visit(child);
  };
  visit(row!['QUERY PLAN'][0]!.Plan);
  return nodes
    .filter((node) => node['Node Type'] === 'Seq Scan' && big.has(node['Relation Name'] ?? ''))
    .map((node) => node['Relation Name']!);
}

const id = randomUUID();
const outcome = JSON.stringify([
  {
    contactId: id,
    leaseToken: '1',
    attempt: 1,
    counts: true,
    outcome: 'accepted',
    state: 'accepted',
    at: new Date().toISOString(),
  },
]);
test.each<[string, string, () => unknown[]]>([
  ['the claim', CLAIM_DELIVERIES, () => [ws, mailing.id, 60, id, 60, true, true]],
  ['recording', RECORD_OUTCOMES, () => [ws, mailing.id, mailing.accountId, outcome]],
  ['giving back', RELEASE_CLAIMS, () => [ws, mailing.id, [id], ['1']]],
  ['a process’s open claims', OPEN_CLAIMS, () => [id]],
  ['giving back claims nobody heard of', RELEASE_UNHEARD_CLAIMS, () => [id, ['1']]],
  ['the active mailings', ACTIVE_MAILINGS, () => []],
  ['mailings without work', MAILINGS_WITHOUT_WORK, () => []],
  ['finishing', FINISH_MAILING, () => [ws, mailing.id]],
  ['reopening', REOPEN_MAILING, () => [ws, mailing.id]],
  ['reserving', RESERVE_BUDGET, () => [ws, mailing.accountId, 10, 100, 1000]],
  ['returning', RETURN_BUDGET, () => [ws, mailing.accountId, 10]],
  ['sending again', SEND_UNCERTAIN_AGAIN, () => []],
  ['giving up lost leases', GIVE_UP_LOST_LEASES, () => [120]],
  ['a dead process’s rows', IN_FLIGHT_OF, () => [[id]]],
])('%s never reads a big table from end to end', async (_name, sql, values) => {
  expect(await readWhole(sql, values())).toEqual([]);
});

test('the tables of this test are big enough to tell', () => {
  expect([...big]).toEqual(expect.arrayContaining(['contacts', 'suppressions']));
  expect([...big].some((name) => name.startsWith('deliveries_'))).toBe(true);
});

test('counting the states of a mailing reads its own rows only', async () => {
  expect(await readWhole(COUNT_STATES, [ws, mailing.id])).toEqual([]);
});
