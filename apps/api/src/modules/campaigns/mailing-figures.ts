import { Database, row, rows } from '../../platform/database/database.js';
import type { DeliveryState } from '../sending/public.js';
import { ENDED_DOUBTS, LANE_COUNTS, PROBLEM_GROUPS, RETURNED_COUNT } from './sql/live.js';

export interface LaneRow {
  provider: string;
  state: DeliveryState;
  count: number;
  recent: number;
  burst: number;
  burstSeconds: number | null;
  lastDue: Date | null;
}
export interface ProblemRow {
  code: number | null;
  enhancedCode: string | null;
  category: string | null;
  state: DeliveryState;
  reply: string | null;
  reason: string | null;
  gaveUp: boolean;
  count: number;
}
export interface EndedDoubts {
  evidence: string;
  outcome: string;
  count: number;
}

/** What the ledger says about a mailing at one moment. */
export interface MailingFigures {
  lanes: LaneRow[];
  problems: ProblemRow[];
  doubts: EndedDoubts[];
  returned: number;
}

interface Known {
  figures: Promise<MailingFigures>;
  /** Looked at again after this; `Infinity` while the look is under way. */
  goodUntil: number;
}

/** Counting may take this share of one connection's time, however many pages look and however often they are told to. */
const SHARE = 0.1;
const LONGEST_MS = 10_000;

/**
 * Counts mailings for the pages: all who look at the same moment share one look, and the larger the mailing, the longer
 * a look is good for. 30 ms of counting are good for 0.3 s; a million recipients take half a second and are good for five.
 */
export class FiguresKeeper {
  private readonly known = new Map<string, Known>();

  constructor(private readonly database: Database) {}

  of(workspaceId: string, mailingId: string): Promise<MailingFigures> {
    const key = `${workspaceId} ${mailingId}`;
    const found = this.known.get(key);
    if (found && performance.now() < found.goodUntil) return found.figures;
    const startedAt = performance.now();
    const known: Known = { figures: this.count([workspaceId, mailingId]), goodUntil: Infinity };
    this.known.set(key, known);
    known.figures.then(
      () => {
        const tookMs = performance.now() - startedAt;
        known.goodUntil = performance.now() + Math.min(LONGEST_MS, tookMs / SHARE);
        this.forgetOld();
      },
      // A failure is told to those who asked, and is good for nobody else.
      () => this.known.delete(key),
    );
    return known.figures;
  }

  private async count(place: [string, string]): Promise<MailingFigures> {
    const { manager } = this.database;
    const [lanes, problems, doubts, returned] = await Promise.all([
      rows<LaneRow>(manager, LANE_COUNTS, place),
      rows<ProblemRow>(manager, PROBLEM_GROUPS, place),
      rows<EndedDoubts>(manager, ENDED_DOUBTS, place),
      row<{ count: number }>(manager, RETURNED_COUNT, place),
    ]);
    return { lanes, problems, doubts, returned: returned?.count ?? 0 };
  }

  private forgetOld(): void {
    const now = performance.now();
    for (const [key, { goodUntil }] of this.known) if (goodUntil < now) this.known.delete(key);
  }
}
