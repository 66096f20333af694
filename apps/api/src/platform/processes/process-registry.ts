import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { Database, rows } from '../database/database.js';
import { type DatabaseTrouble, databaseTroubleOf, unknownTrouble } from '../database/database-trouble.js';
import { LOGGER } from '../logging/logger.token.js';

export const PROCESS_OPTIONS = Symbol('process options');
export interface ProcessOptions {
  /** UUIDv7 of this run of this process: the owner's name in leases. */
  id: string;
  roles: readonly string[];
  version: string;
}

export interface ProcessRow {
  id: string;
  host: string;
  pid: number;
  roles: string[];
  version: string;
  secondsSinceBeat: number;
  status: Record<string, unknown>;
}

const BEAT_MS = 3_000;
/** A process that has not been heard for this long is dead; its leases may be taken. */
export const DEAD_AFTER_SECONDS = 15;

/** Says that this process lives, and what its parts report; other machines and /api/health read it. */
@Injectable()
export class ProcessRegistry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  /** When this process was last known to be alive to the others; a sender whose beat fails must not go on for ever. */
  lastBeatAt = Date.now();
  /** Why the last beat, which is a write, could not be made; null while the database takes them. */
  trouble: DatabaseTrouble | null = null;
  private readonly reports = new Map<string, () => unknown>();

  constructor(
    @Inject(PROCESS_OPTIONS) private readonly options: ProcessOptions,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get id(): string {
    return this.options.id;
  }
  get roles(): readonly string[] {
    return this.options.roles;
  }
  get version(): string {
    return this.options.version;
  }

  /** A part of this process adds what it wants to be seen in the health report. */
  report(part: string, says: () => unknown): void {
    this.reports.set(part, says);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.database.manager.query('delete from processes where id = $1', [this.options.id]);
  }

  async living(): Promise<ProcessRow[]> {
    return rows<ProcessRow>(
      this.database.manager,
      `select id, host, pid, roles, version, extract(epoch from now() - heartbeat_at)::float as "secondsSinceBeat", status
         from processes where heartbeat_at > now() - make_interval(secs => $1) order by started_at`,
      [DEAD_AFTER_SECONDS],
    );
  }

  private async beat(): Promise<void> {
    const status = Object.fromEntries([...this.reports].map(([part, says]) => [part, says()]));
    try {
      await this.database.manager.query(
        `insert into processes (id, host, pid, roles, version, status) values ($1, $2, $3, $4, $5, $6)
           on conflict (id) do update set heartbeat_at = now(), status = excluded.status`,
        [
          this.options.id,
          hostname(),
          process.pid,
          this.options.roles,
          this.options.version,
          JSON.stringify(status),
        ],
      );
      this.lastBeatAt = Date.now();
      this.trouble = null;
    } catch (error) {
      this.trouble = databaseTroubleOf(error) ?? unknownTrouble(error);
      // The next beat tries again; being silent is what the others need to know.
      this.logger.warn({ event: 'process.beat_failed', err: error });
    }
  }
}
