import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { LOGGER } from '../logging/logger.token.js';

export const LIVE_OPTIONS = Symbol('live options');
export interface LiveOptions {
  databaseUrl: string;
  /** Whether this process listens (it serves pages), or only tells. */
  listens: boolean;
}

/** "Something about this changed": never the data itself; whoever hears it reads what he may see. */
export interface LiveNote {
  workspaceId: string;
  /** `campaign:<id>`, `inbox`, `accounts`, `import:<id>`, … */
  topic: string;
}

const CHANNEL = 'mailwright_live';

/** Tells the pages of all machines over PostgreSQL's LISTEN and NOTIFY. A lost note costs nothing: pages also poll slowly. */
@Injectable()
export class LiveBus implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listeners = new Set<(note: LiveNote) => void>();
  private client: Client | null = null;
  private stopped = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    @Inject(LIVE_OPTIONS) private readonly options: LiveOptions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Inside a transaction the note leaves with its commit. */
  async tell(manager: EntityManager, note: LiveNote): Promise<void> {
    await manager.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(note)]);
  }

  /** Returns the way to stop hearing. */
  hear(listener: (note: LiveNote) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.options.listens) await this.connect();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end();
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: 'mailwright live',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => {
      const note = JSON.parse(payload ?? '{}') as LiveNote;
      for (const listener of this.listeners) listener(note);
    });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, null));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.client = client;
    } catch (error) {
      this.lost(client, error);
    }
  }

  private lost(client: Client, error: unknown): void {
    if (this.stopped || this.retry) return;
    if (error) this.logger.warn({ event: 'live.lost', err: error });
    client.removeAllListeners();
    client.on('error', () => undefined);
    this.client = null;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.connect();
    }, 2_000);
  }
}
