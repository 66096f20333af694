import { cloneDatabase, freePort, type TestDatabase } from '@mailwright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.js';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import type { RoleName } from '../../src/config/roles.js';
import { runRoles, type RunningRoles } from '../../src/main.js';
import { Database } from '../../src/platform/database/database.js';
import { Visitor, type VisitorOptions } from './visitor.js';

export const OWNER = {
  name: 'Ines Hartmann',
  email: 'ines@northlight.example',
  password: 'a quiet post office',
};

/** Roles in this process, on a database, a directory and a port of their own. */
export class Mailwright {
  private constructor(
    readonly config: Config,
    readonly database: TestDatabase,
    private readonly roles: readonly RoleName[],
    private current: RunningRoles,
  ) {}

  static async start(roles: readonly RoleName[], changes: Partial<Config> = {}): Promise<Mailwright> {
    const database = await cloneDatabase();
    const port = await freePort();
    const config: Config = {
      projectRoot: PROJECT_ROOT,
      port,
      host: '127.0.0.1',
      publicUrl: `http://127.0.0.1:${port}`,
      trustedProxies: [],
      databaseUrl: database.url,
      databasePoolSize: 10,
      dataDir: await mkdtemp(join(tmpdir(), 'mailwright-e2e-')),
      masterKey: Buffer.alloc(32, 7),
      roles: undefined,
      senderId: 'e2e',
      givenUpAfterSeconds: 120,
      logLevel: 'error',
      logFormat: 'json',
      ...changes,
    };
    return new Mailwright(config, database, roles, await runRoles(config, roles));
  }

  get running(): RunningRoles {
    return this.current;
  }

  /** Stops all roles in order and starts them again on the same database, directory and port. */
  async restart(): Promise<void> {
    await this.current.stop();
    this.current = await runRoles(this.config, this.roles);
  }

  /** Somebody new at the door. */
  visitor(options?: VisitorOptions): Visitor {
    return new Visitor(`http://127.0.0.1:${this.config.port}`, options);
  }

  /** The first visitor: creates the owner and signs in. */
  async owner(): Promise<Visitor> {
    const owner = this.visitor();
    await owner.must('POST', '/api/v1/owner', OWNER);
    await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
    return owner;
  }

  /** Straight into the database, for what no endpoint says. */
  async query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.running.app.get(Database, { strict: false }).manager.query(sql, values);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.database.drop();
    await rm(this.config.dataDir, { recursive: true, force: true });
  }
}
