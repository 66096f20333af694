import { Client } from 'pg';
import type { Logger } from 'pino';

/** One installation, one keeper of the made-up worlds: their directories and ports must not be used twice. */
const KEEPER_LOCK = 7_241_906;

/**
 * The right to run the worlds: an advisory lock that lives as long as a connection of its own. Lost with the
 * connection; then another process may take it.
 */
export class SoleKeeper {
  private client: Client | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly logger: Logger,
  ) {}

  /** Whether this process is the one, after trying to become it. */
  async hold(): Promise<boolean> {
    if (this.client) return true;
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'mailwright sandbox',
      keepAlive: true,
    });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, null));
    await client.connect();
    const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [
      KEEPER_LOCK,
    ]);
    if (rows[0]?.won) this.client = client;
    else await client.end();
    return this.client === client;
  }

  /** Lets another process have it. */
  async release(): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private lost(client: Client, error: Error | null): void {
    if (this.client !== client) return;
    this.client = null;
    this.logger.warn({ event: 'sandbox.lock_lost', err: error });
  }
}
