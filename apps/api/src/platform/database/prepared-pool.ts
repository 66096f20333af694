import { Pool, type PoolClient } from 'pg';

/** A statement with a name: PostgreSQL parses and plans it once per connection. The hot ones of the ledger are such. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

export const prepared = (name: string, text: string): Prepared => ({ name, text });

/** A small pool of connections for hot statements, beside the ORM's. */
export class PreparedPool {
  private readonly pool: Pool;

  constructor(databaseUrl: string, application: string, max: number, onError: (error: Error) => void) {
    this.pool = new Pool({
      connectionString: databaseUrl,
      max,
      application_name: `mailwright ${application}`,
      connectionTimeoutMillis: 10_000,
    });
    this.pool.on('error', onError);
  }

  async rows<T>(statement: Prepared, values: unknown[]): Promise<T[]> {
    return (await this.pool.query({ ...statement, values })).rows as T[];
  }

  async transaction<T>(work: (client: PreparedClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(new PreparedClient(client));
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // A connection whose rollback fails is broken: it is destroyed, and PostgreSQL rolls back for us.
      await client.query('rollback').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

/** One connection inside a transaction. */
export class PreparedClient {
  constructor(private readonly client: PoolClient) {}

  async rows<T>(statement: Prepared, values: unknown[]): Promise<T[]> {
    return (await this.client.query({ ...statement, values })).rows as T[];
  }

  /** Rows of an unnamed statement; makes this a `Queryable` for jobs and events inside the transaction. */
  async query(text: string, values: unknown[] = []): Promise<unknown[]> {
    return (await this.client.query(text, values)).rows as unknown[];
  }
}
