import { Injectable } from '@nestjs/common';
import { Database, row } from '../../platform/database/database.js';
import { type DatabaseTrouble, databaseTroubleOf } from '../../platform/database/database-trouble.js';
import { PROXY_REPORT, type ProxyReport } from '../../platform/http/watch-for-proxy.js';
import { type ProcessRow, ProcessRegistry } from '../../platform/processes/process-registry.js';

export type Status = 'ok' | 'degraded' | 'failing';
export interface Part {
  name: string;
  status: Status;
  says: string;
}

const ROLES = {
  api: 'The web page and the API',
  sender: 'Sending',
  inbox: 'Reading mailboxes',
  jobs: 'Background work',
  sandbox: 'The people of the sandbox',
} as const;

const UNNAMED_PROXY: Part = {
  name: 'proxy',
  status: 'degraded',
  says: 'A reverse proxy forwards requests, but TRUSTED_PROXIES does not name it: everybody shares one limit for signing in.',
};

/** What runs and what does not, seen from the database over all machines. No names and no secrets: anybody may ask. */
@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRegistry,
  ) {}

  /** `failing` while the database cannot be read or written: nothing works then. `degraded`: a part does not. */
  async view() {
    const parts = await this.parts();
    const worst: Status = parts.some((part) => part.status === 'failing')
      ? 'failing'
      : parts.some((part) => part.status !== 'ok')
        ? 'degraded'
        : 'ok';
    return { status: worst, version: this.processes.version, parts };
  }

  private async parts(): Promise<Part[]> {
    const trouble = await this.databaseTrouble();
    if (trouble?.kind === 'unreachable' || trouble?.kind === 'too_busy') return [inTrouble(trouble)];
    const living = await this.processes.living();
    const sandboxes = await row(
      this.database.manager,
      `select 1 from workspace_kinds where kind = 'sandbox' limit 1`,
    );
    const roles = Object.entries(ROLES).map(([role, words]): Part => {
      const count = living.filter((one) => one.roles.includes(role)).length;
      if (count > 0) return { name: role, status: 'ok', says: `${words}: ${count} running.` };
      // Processes say that they live by writing it down.
      if (trouble) return { name: role, status: 'degraded', says: `${words}: cannot be seen now.` };
      const missed = role !== 'sandbox' || sandboxes !== null;
      return { name: role, status: missed ? 'degraded' : 'ok', says: `${words}: no process is running.` };
    });
    const refused = reportsOf(living).find((one) => one.databaseSays)?.databaseSays;
    const database: Part = trouble
      ? inTrouble(trouble)
      : refused
        ? { name: 'database', status: 'failing', says: refused }
        : { name: 'database', status: 'ok', says: 'PostgreSQL answers.' };
    const proxy = living.some(({ status }) => (status[PROXY_REPORT] as ProxyReport | undefined)?.unnamed)
      ? [UNNAMED_PROXY]
      : [];
    return [database, ...roles, ...outcomesOf(living), ...proxy];
  }

  /** Whether it can be read is asked now; whether it can be written, every beat of this process asks. */
  private async databaseTrouble(): Promise<DatabaseTrouble | null> {
    try {
      await this.database.manager.query('select 1');
    } catch (error) {
      const trouble = databaseTroubleOf(error);
      if (!trouble) throw error;
      return trouble;
    }
    // A beat that failed for want of a connection is over with the connection that just answered.
    return this.processes.trouble?.kind === 'unreachable' ? null : this.processes.trouble;
  }
}

const inTrouble = ({ says, remedy }: DatabaseTrouble): Part => ({
  name: 'database',
  status: 'failing',
  says: `${says} ${remedy}`,
});

interface SenderReport {
  pending: number;
  databaseFails: boolean;
  /** Why the ledger cannot be written, where a rule knows: small writes may still find room on a full disk. */
  databaseSays: string | null;
  journalFails: boolean;
}

const reportsOf = (living: readonly ProcessRow[]): SenderReport[] =>
  living.flatMap(({ status }) => (status['sender'] as SenderReport | undefined) ?? []);

/** What senders say of themselves, as of their last beat: replies on their way into the ledger, and a journal that cannot be written. */
function outcomesOf(living: readonly ProcessRow[]): Part[] {
  const senders = reportsOf(living);
  if (senders.length === 0) return [];
  const waiting = senders.filter((one) => one.databaseFails).reduce((sum, one) => sum + one.pending, 0);
  if (senders.some((one) => one.journalFails))
    return [
      {
        name: 'journal',
        status: 'degraded',
        says: 'A sender cannot write its journal, and sends nothing without evidence: is its disk full?',
      },
    ];
  return [
    waiting > 0
      ? {
          name: 'journal',
          status: 'degraded',
          says: `${waiting} replies of servers wait to be recorded.`,
        }
      : { name: 'journal', status: 'ok', says: 'Every reply of a server is recorded.' },
  ];
}
