import { Database, row, rows } from '../../platform/database/database.js';
import type { DeliveryState } from '../sending/public.js';
import { BriefMemory } from './brief-memory.js';
import { ENDED_DOUBTS, LANE_COUNTS, LEARNED_LANES, PROBLEM_GROUPS, RETURNED_COUNT } from './sql/live.js';

export interface LaneRow {
  provider: string;
  state: DeliveryState;
  count: number;
  recent: number;
  burst: number;
  burstSeconds: number | null;
  lastDue: Date | null;
}
/** A lane that is slower than its account. */
export interface LearnedLane {
  provider: string;
  /** Messages per second. */
  rate: number | null;
  connections: number | null;
  heldUntil: Date | null;
  reply: string;
  why: string;
  since: Date;
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
  learned: LearnedLane[];
  problems: ProblemRow[];
  doubts: EndedDoubts[];
  returned: number;
}

/** Counts mailings for the pages. */
export class FiguresKeeper {
  private readonly known = new BriefMemory<MailingFigures>();

  constructor(private readonly database: Database) {}

  of(workspaceId: string, mailingId: string): Promise<MailingFigures> {
    return this.known.of(`${workspaceId} ${mailingId}`, () => this.count([workspaceId, mailingId]));
  }

  private async count(place: [string, string]): Promise<MailingFigures> {
    const { manager } = this.database;
    const [lanes, learned, problems, doubts, returned] = await Promise.all([
      rows<LaneRow>(manager, LANE_COUNTS, place),
      rows<LearnedLane>(manager, LEARNED_LANES, place),
      rows<ProblemRow>(manager, PROBLEM_GROUPS, place),
      rows<EndedDoubts>(manager, ENDED_DOUBTS, place),
      row<{ count: number }>(manager, RETURNED_COUNT, place),
    ]);
    return { lanes, learned, problems, doubts, returned: returned?.count ?? 0 };
  }
}
