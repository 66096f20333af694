import type { QueryRunner } from 'typeorm';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Heap Fetches'?: number;
  Plans?: PlanNode[];
}

/** What a statement did, as PostgreSQL counted it. */
export interface Work {
  /** Relations that were read from end to end, and how many rows each has given or thrown away. */
  readWhole: string[];
  /** Rows that scans touched, thrown away ones too. */
  touched: number;
  /** The largest sort's input. */
  sorted: number;
  ms: number;
}

/** Runs a statement and takes it back; what it did is counted, not estimated. Relations of fewer rows are never "whole". */
export async function workOf(
  runner: QueryRunner,
  sql: string,
  values: readonly unknown[],
  bigFrom = 10_000,
): Promise<Work> {
  await runner.startTransaction();
  try {
    const rows = (await runner.query(`explain (analyze, format json) ${sql}`, [...values])) as {
      'QUERY PLAN': { Plan: PlanNode; 'Execution Time': number }[];
    }[];
    const [plan] = rows[0]!['QUERY PLAN'];
    const work: Work = { readWhole: [], touched: 0, sorted: 0, ms: Math.round(plan!['Execution Time']) };
    count(plan!.Plan, work, bigFrom);
    return work;
  } finally {
    await runner.rollbackTransaction();
  }
}

function count(node: PlanNode, work: Work, bigFrom: number): void {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const rows = (node['Actual Rows'] + removed) * node['Actual Loops'];
  if (node['Node Type'].endsWith('Scan') && node['Relation Name'] !== undefined) {
    work.touched += Math.round(rows);
    if (node['Node Type'] === 'Seq Scan' && rows >= bigFrom) work.readWhole.push(node['Relation Name']);
  }
  if (/Sort/.test(node['Node Type'])) {
    const input = (node.Plans ?? []).reduce(
      (sum, child) => sum + child['Actual Rows'] * child['Actual Loops'],
      0,
    );
    work.sorted = Math.max(work.sorted, Math.round(input));
  }
  for (const child of node.Plans ?? []) count(child, work, bigFrom);
}
