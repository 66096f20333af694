import { type RunningPostgres, startPostgres } from '@mailwright/postgres';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';

/** A migrated PostgreSQL that one test may kill, stop, lock and start again as often as it likes. */
export class OwnPostgres {
  private constructor(
    private readonly directory: string,
    private server: RunningPostgres,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const directory = await mkdtemp(join(tmpdir(), 'mailwright-own-pg-'));
    await chmod(directory, 0o755); // As root the server runs as another user, who must get in.
    const own = new OwnPostgres(directory, await startIn(directory));
    await migrate(own.url);
    return own;
  }

  get url(): string {
    return this.server.url;
  }

  /** As the kernel does for want of memory: the postmaster and with it every backend. */
  kill(): void {
    process.kill(this.server.pid, 'SIGKILL');
  }

  /** As an upgrade of the package does: a fast shutdown, connections are cut and the disk is in order. */
  async stop(): Promise<void> {
    await this.server.stop(20_000);
  }

  /** On the same port with the same data. */
  async startAgain(): Promise<void> {
    this.server = await startIn(this.directory);
  }

  /** Statements as an administrator, whatever the server's defaults say. */
  async sql<T extends object>(...statements: string[]): Promise<T[]> {
    const client = new Client({
      connectionString: this.url,
      options: '-c default_transaction_read_only=off',
    });
    await client.connect();
    try {
      let last: T[] = [];
      for (const statement of statements) last = (await client.query<T>(statement)).rows;
      return last;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.server.stop(2_000);
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function startIn(directory: string): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: join(directory, 'postgres') });
  if (server.state === 'refused') throw new Error(server.says);
  return server;
}
