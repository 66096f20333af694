import {
  encodeKey,
  type Evidence,
  type ReplayedJournal,
  replayJournals,
  weighEvidence,
} from '@mailwright/journal';
import type { Logger } from 'pino';
import { prepared, type PreparedPool } from '../../../platform/database/prepared-pool.js';
import { JOURNAL_DECIDED } from '../sql/resolve-doubts.js';
import { IN_FLIGHT_OF } from '../sql/take-over-leases.js';
import { resultOf } from './evidence.js';
import type { LedgerClient } from './ledger-client.js';
import { judge, type Judged, refusalOf } from './outcome-to-record.js';

const inFlightOf = prepared('in-flight-of', IN_FLIGHT_OF);
const journalDecided = prepared('journal-decided', JOURNAL_DECIDED);

interface InFlight {
  workspaceId: string;
  mailingId: string;
  contactId: string;
  leaseToken: string;
  email: string;
  attempts: number;
  mailingAccountId: string;
  /** Compressed time of a sandbox; 1 in real workspaces. */
  delayScale: number;
  /** Given up as `uncertain` before this host came back. */
  isDoubtful: boolean;
}

export interface ReplayReport {
  journals: number;
  /** A reply was on disk and is now in the ledger. */
  recorded: number;
  /** The final dot had not left: free to be sent again. */
  requeued: number;
  /** The final dot may have left and no reply was seen. */
  uncertain: number;
}

/**
 * Decides what dead senders of this host had in flight, by what their journals say. It runs before anything is claimed;
 * running it twice changes nothing, because every row is changed by compare-and-set on its fencing token.
 */
export async function replayDeadSenders(
  directory: string,
  pool: PreparedPool,
  ledger: LedgerClient,
  logger: Logger,
): Promise<ReplayReport> {
  const report: ReplayReport = { journals: 0, recorded: 0, requeued: 0, uncertain: 0 };
  for (const journal of replayJournals(directory)) {
    try {
      const rows = await pool.rows<InFlight>(inFlightOf, [[journal.instanceId]]);
      await settle(journal, rows, pool, ledger, report);
      report.journals += 1;
      if (!journal.complete)
        logger.error({ event: 'journal.incomplete', sender: journal.instanceId, problems: journal.problems });
      journal.done();
    } catch (error) {
      journal.release();
      throw error;
    }
  }
  return report;
}

async function settle(
  journal: ReplayedJournal,
  rows: InFlight[],
  pool: PreparedPool,
  ledger: LedgerClient,
  report: ReplayReport,
): Promise<void> {
  const evidence = new Map(
    weighEvidence(journal.records).map((one) => [`${one.key.toString('latin1')}${one.fencing}`, one]),
  );
  const groups = Map.groupBy(rows, (row) => `${row.mailingId} ${row.mailingAccountId}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const judged = group.map((row) => ({ row, ...decide(row, evidence, journal.complete, report) }));
    const refusals = judged.flatMap(({ row, record, reaction }) => refusalOf(row, record, reaction) ?? []);
    const decided = judged.flatMap(({ row: { contactId, isDoubtful }, record: { state } }) =>
      isDoubtful && state !== 'uncertain' ? [{ contactId, outcome: state }] : [],
    );
    if (decided.length > 0)
      await pool.rows(journalDecided, [first.workspaceId, first.mailingId, JSON.stringify(decided)]);
    await ledger.record(
      first.workspaceId,
      first.mailingId,
      first.mailingAccountId,
      judged.map(({ record }) => record),
      refusals,
    );
    await ledger.reopen(first.workspaceId, first.mailingId);
  }
}

function decide(
  row: InFlight,
  evidence: Map<string, Evidence>,
  complete: boolean,
  report: ReplayReport,
): Judged {
  const key = encodeKey({ mailingId: row.mailingId, contactId: row.contactId, attempt: row.attempts + 1 });
  const found = evidence.get(`${key.toString('latin1')}${BigInt(row.leaseToken)}`);
  if (found?.outcome) {
    report.recorded += 1;
    const { result, at } = resultOf(found.outcome);
    return judge(row, result, at, row.delayScale, Math.random);
  }
  const base = { connectionId: null, durationMs: 0, reply: null } as const;
  if (found || !complete) {
    report.uncertain += 1;
    const error = found
      ? 'The sender stopped between the final dot and the reply.'
      : 'The sender and its evidence were lost.';
    return judge(
      row,
      { ...base, status: 'uncertain', error, errorCode: 'closed' },
      new Date(),
      row.delayScale,
      Math.random,
    );
  }
  report.requeued += 1;
  const unsent = {
    ...base,
    status: 'not_sent',
    stage: 'body',
    error: 'The sender stopped before the message had ended.',
    errorCode: 'closed',
    code: null,
    enhancedCode: null,
  } as const;
  return judge(row, unsent, new Date(), 0, Math.random);
}
