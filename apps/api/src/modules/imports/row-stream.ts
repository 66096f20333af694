import type { ContactField, ImportMapping } from '@mailwright/contracts';
import type { IntakeRow } from '../contacts/public.js';
import type { ImportOptions, RejectedRow } from './imports.repository.js';
import { readRows } from './file/read-rows.js';
import { rowReader } from './rows/row-reader.js';
import { SeenAddresses } from './rows/seen-addresses.js';

/** Some rows of the file in their order, read and told apart; `rows` = people + duplicates + refused. */
export interface RowBatch {
  /** Rows of the file that were read before this batch, the header not among them. */
  from: number;
  rows: number;
  people: IntakeRow[];
  rejects: RejectedRow[];
  duplicates: number;
  bytesRead: number;
}

/** Rows per transaction: about a third of a second, so cancelling is quick and locks are short. */
const BATCH_ROWS = 10_000;

/**
 * Reads the file in batches. The first `skip` rows are read only to remember their addresses: an import that goes on
 * after a crash finds the same duplicates. Row numbers are those a spreadsheet shows.
 */
export async function* readBatches(
  path: string,
  plan: {
    mapping: ImportMapping;
    fields: readonly ContactField[];
    options: ImportOptions;
    hashOf: (emailKey: string) => Buffer;
    skip: number;
  },
): AsyncGenerator<RowBatch> {
  const { options } = plan;
  const read = rowReader(plan.mapping, plan.fields);
  const seen = new SeenAddresses();
  const firstRow = options.hasHeader ? 2 : 1;
  let index = options.hasHeader ? -1 : 0;
  let batch = emptyBatch(0);
  for await (const { cells, bytesRead } of readRows(path, options)) {
    if (index >= 0) {
      addRow(batch, read(cells), { cells, row: index + firstRow, seen, hashOf: plan.hashOf });
      batch.bytesRead = bytesRead;
      // A batch ends where the last run of this import had committed, too: what comes before is dropped.
      if (batch.rows === BATCH_ROWS || index + 1 === plan.skip) {
        yield batch;
        batch = emptyBatch(index + 1);
      }
    }
    index += 1;
  }
  if (batch.rows > 0) yield batch;
}

const emptyBatch = (from: number): RowBatch => ({
  from,
  rows: 0,
  people: [],
  rejects: [],
  duplicates: 0,
  bytesRead: 0,
});

function addRow(
  batch: RowBatch,
  reading: ReturnType<ReturnType<typeof rowReader>>,
  at: { cells: string[]; row: number; seen: SeenAddresses; hashOf: (emailKey: string) => Buffer },
): void {
  batch.rows += 1;
  if (!reading.ok) {
    batch.rejects.push({ row: at.row, reason: reading.reason, cells: keepable(at.cells) });
    return;
  }
  const addressHash = at.hashOf(reading.person.emailKey);
  if (at.seen.add(addressHash)) {
    batch.people.push({ ...reading.person, addressHash });
    return;
  }
  batch.duplicates += 1;
  batch.rejects.push({
    row: at.row,
    reason: 'The same address stands further up in this file.',
    cells: keepable(at.cells),
  });
}

/** PostgreSQL keeps no NUL. */
const keepable = (cells: string[]): string[] =>
  cells.map((cell) => (cell.includes('\0') ? cell.replaceAll('\0', '') : cell));

/** The same batches, read one ahead: the file is parsed while the database works on the batch before. */
export async function* oneAhead(batches: AsyncGenerator<RowBatch>): AsyncGenerator<RowBatch> {
  try {
    for (let next = batches.next(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = batches.next();
      // It is told when its turn comes; meanwhile it must not count as unhandled.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await batches.return(undefined);
  }
}
