import { decodeKey, replayJournals, weighEvidence } from '@mailwright/journal';
import { isAlive, type RunningPostgres, startPostgres } from '@mailwright/postgres';
import { testAuthority } from '@mailwright/smtp/fixtures/certificates';
import { compileContent } from '@mailwright/templating';
import type { ChaosHouseFromStartToEnd, LedgerRow, UncertainPolicy } from '@mailwright/testing';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { pino } from 'pino';
import type { Config } from '../../../config/config.js';
import { PROJECT_ROOT } from '../../../config/project-root.js';
import { runRoles } from '../../../main.js';
import { Database } from '../../../platform/database/database.js';
import { migrate } from '../../../platform/database/migrate.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { Child } from '../../../supervisor/child.js';
import { accountSecret } from '../../accounts/secret-places.js';
import type { NewMailing } from '../mailings.repository.js';
import { MailingsService } from '../mailings.service.js';

export interface ChaosHousePlan {
  recipients: number;
  policy: UncertainPolicy;
  /** About so many bytes of content each. */
  contentBytes: number;
  /** Compressed time: retries, pauses and the breaker's waits are multiplied with it. */
  delayScale: number;
  connections: number;
  messagesPerConnection: number;
  /** Also runs the jobs, which send again what is in doubt. */
  withJobs: boolean;
  logLevel: string;
  /** What the processes need beside their settings: `PATH`. */
  environment: { PATH: string | undefined };
}

/** What the sink takes as a login. Long and random, so that it cannot stand on a wire by chance. */
export interface ChaosLogin {
  username: string;
  password: string;
}
export const newChaosLogin = (): ChaosLogin => ({
  username: `chaos-${randomBytes(12).toString('hex')}`,
  password: randomBytes(24).toString('hex'),
});

/** Every death is mended as fast as the first: one that follows another is what a chaos run is for. */
const BACKOFF = { firstMs: 500, longestMs: 500, calmMs: 60_000 };

/**
 * An installation for a chaos run: a PostgreSQL of its own, a sandbox workspace with compressed time, an account that
 * wants STARTTLS and a login, a mailing, and the real roles in processes that the real supervisor's `Child` restarts.
 */
export class ChaosHouse implements ChaosHouseFromStartToEnd {
  private readonly children: Child[] = [];

  private constructor(
    private readonly directory: string,
    private postgres: RunningPostgres,
    private readonly config: Config,
    private readonly people: ReadonlyMap<string, string>,
    private readonly mailing: { workspaceId: string; id: string; accountId: string },
    readonly sender: { readonly pid: number | null },
  ) {}

  static async open(plan: ChaosHousePlan, smtpPort: number, login: ChaosLogin): Promise<ChaosHouse> {
    const directory = await mkdtemp(join(tmpdir(), 'mailwright-chaos-'));
    await chmod(directory, 0o755); // As root PostgreSQL runs as another user, who must get in.
    const dataDir = join(directory, 'data');
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
    if (postgres.state !== 'running') throw new Error(postgres.says);
    await migrate(postgres.url);
    const config = configOf(postgres.url, dataDir);
    const mailing = await prepare(config, plan, smtpPort, login);
    const people = await peopleOf(postgres.url, mailing.id);
    const authority = join(directory, 'authority.pem');
    await writeFile(authority, testAuthority);
    const children = [child(config, plan, authority, 'sender')];
    if (plan.withJobs) children.push(child(config, plan, authority, 'jobs'));
    const [sender] = children;
    const pid = {
      get pid() {
        return sender?.status.pid ?? null;
      },
    };
    const house = new ChaosHouse(directory, postgres, config, people, mailing, pid);
    for (const one of children) {
      house.children.push(one);
      const started = await one.start();
      if (started.state === 'refused') throw new Error(started.says);
    }
    return house;
  }

  get recipients(): string[] {
    return [...this.people.values()];
  }

  async launch(): Promise<void> {
    await this.query(`update mailings set not_before = now() where id = $1`, [this.mailing.id]);
  }

  evidence(): Map<string, 'body_ended' | 'replied'> {
    const found = new Map<string, 'body_ended' | 'replied'>();
    for (const journal of replayJournals(join(this.config.dataDir, 'journal'))) {
      for (const { key, verdict } of weighEvidence(journal.records)) {
        const email = this.people.get(decodeKey(key).contactId);
        if (email) found.set(email, verdict === 'replied' ? 'replied' : 'body_ended');
      }
      journal.release();
    }
    return found;
  }

  async inFlight(recipients: readonly string[]): Promise<number> {
    const [counted] = await this.query<{ count: number }>(
      `select count(*)::int as count from deliveries where mailing_id = $1 and state = 'in_flight' and email = any($2)`,
      [this.mailing.id, recipients],
    );
    return counted?.count ?? 0;
  }

  async accountState(): Promise<string> {
    const [account] = await this.query<{ state: string }>(
      `select state from sending_accounts where id = $1`,
      [this.mailing.accountId],
    );
    return account?.state ?? 'gone';
  }

  /** The signals of PostgreSQL's own `pg_ctl`: immediate is a crash of all its processes. */
  async stopDatabase(how: 'fast' | 'immediate'): Promise<void> {
    const { pid } = this.postgres;
    process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    while (await isAlive(pid)) await pause(10);
  }

  async startDatabase(): Promise<void> {
    const { url } = this.postgres;
    const started = await startPostgres({ dataDir: join(this.config.dataDir, 'postgres') });
    if (started.state !== 'running') throw new Error(started.says);
    if (started.url !== url) throw new Error('PostgreSQL came back at another address.');
    this.postgres = started;
  }

  async isFinished(): Promise<boolean> {
    const [mailing] = await this.query<{ state: string; says: string }>(
      `select state, state_says as says from mailings where id = $1`,
      [this.mailing.id],
    );
    if (mailing?.state !== 'sending' && mailing?.state !== 'finished')
      throw new Error(`The mailing is ${mailing?.state}: ${mailing?.says}`);
    return mailing.state === 'finished';
  }

  async stopSending(): Promise<void> {
    await Promise.all(this.children.map((one) => one.stop(20_000, new AbortController().signal)));
  }

  ledger(): Promise<LedgerRow[]> {
    return this.query<LedgerRow>(
      `select email, message_id as "messageId", state from deliveries where mailing_id = $1`,
      [this.mailing.id],
    );
  }

  async query<T>(text: string, values: unknown[]): Promise<T[]> {
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as T[];
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await Promise.all(this.children.map((one) => one.stop(0, AbortSignal.abort())));
    await this.postgres.stop(5_000);
    await rm(this.directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

function configOf(databaseUrl: string, dataDir: string): Config {
  return {
    projectRoot: PROJECT_ROOT,
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'https://mail.example.com',
    trustedProxies: [],
    databaseUrl,
    databasePoolSize: 5,
    dataDir,
    masterKey: randomBytes(32),
    roles: undefined,
    senderId: 'chaos',
    givenUpAfterSeconds: 120,
    logLevel: 'error',
    logFormat: 'json',
  };
}

function child(config: Config, plan: ChaosHousePlan, authority: string, role: 'sender' | 'jobs'): Child {
  const environment = {
    ...plan.environment,
    DATABASE_URL: config.databaseUrl,
    DATA_DIR: config.dataDir,
    PUBLIC_URL: config.publicUrl,
    SECRET_KEY: config.masterKey.toString('base64'),
    SENDER_ID: config.senderId,
    LOG_LEVEL: plan.logLevel,
    LOG_FORMAT: 'json',
    // The account's server shows a certificate of the tests' own authority.
    NODE_EXTRA_CA_CERTS: authority,
  };
  return new Child(
    { name: role, roles: [role] },
    {
      command: [process.execPath, join(PROJECT_ROOT, 'apps/api/dist/src/cli/main.js'), 'start'],
      environment,
      logger: pino({ level: 'silent' }),
      onChange: () => undefined,
      backoff: BACKOFF,
    },
  );
}

/** Everything before the launch happens in this process, whose roles are gone when the database begins to suffer. */
async function prepare(config: Config, plan: ChaosHousePlan, smtpPort: number, login: ChaosLogin) {
  const running = await runRoles(config, []);
  try {
    const { manager } = running.app.get(Database, { strict: false });
    const mailings = running.app.get(MailingsService, { strict: false });
    const [workspace] = await manager.query<{ id: string }[]>(
      `with o as (insert into auth."organization" ("name", "slug", "createdAt") values ('Chaos', 'chaos', now()) returning "id")
         insert into workspaces (id, kind, name, delay_scale) select "id", 'sandbox', 'Chaos', $1 from o returning id`,
      [plan.delayScale],
    );
    const workspaceId = workspace?.id ?? '';
    await manager.query(
      `insert into contacts (workspace_id, email, email_key, email_domain, address_hash, first_name)
         select $1, e, e, 'people.test', sha256(e::bytea), 'Person ' || n
           from (select n, format('person%s@people.test', n) as e from generate_series(1, $2::int) n) x`,
      [workspaceId, plan.recipients],
    );
    const [account] = await manager.query<{ id: string }[]>(
      `insert into sending_accounts (workspace_id, name, host, port, security, auth_method, username, max_connections, messages_per_connection)
         values ($1, 'Chaos', '127.0.0.1', $2, 'starttls', 'PLAIN', $3, $4, $5) returning id`,
      [workspaceId, smtpPort, login.username, plan.connections, plan.messagesPerConnection],
    );
    const accountId = account?.id ?? '';
    const sealed = new Sealer(config.masterKey).seal(login.password, accountSecret(accountId));
    await manager.query(`update sending_accounts set password_sealed = $2 where id = $1`, [
      accountId,
      sealed,
    ]);
    const mailing = await mailingOf(workspaceId, accountId, plan);
    const { id } = await mailings.create(manager, mailing);
    await mailings.prepare(workspaceId, id, { lists: [], excludeLists: [], everybody: true });
    return { workspaceId, id, accountId };
  } finally {
    await running.stop();
  }
}

const LINE =
  '<p>It is washed, dried on raised beds and roasted on Tuesday, and likes a slow pour at 93 degrees.</p>\n';

async function mailingOf(workspaceId: string, accountId: string, plan: ChaosHousePlan): Promise<NewMailing> {
  const compiled = await compileContent(
    {
      format: 'html',
      subject: 'The winter roast is here, {{first_name}}',
      preheader: '',
      source:
        `<!doctype html><html><head><title>Winter</title></head><body><h1>Hello {{first_name}}</h1>\n` +
        LINE.repeat(Math.ceil(plan.contentBytes / LINE.length)) +
        `<p><a href="https://shop.example.com/offers">See the offers</a> <a href="{{unsubscribe_url}}">Unsubscribe</a></p></body></html>`,
    },
    {},
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return {
    workspaceId,
    kind: 'campaign',
    campaignId: null,
    conversationId: null,
    identityId: null,
    accountId,
    content: compiled.content,
    message: {
      from: { name: 'Jonas from Northlight', address: 'jonas@northlight.test' },
      replyTo: null,
      returnPath: { kind: 'plus', address: 'hello@northlight.test' },
      unsubscribe: true,
      listId: 'chaos.northlight.test',
      sampleFields: null,
      literal: null,
      threading: null,
    },
    trackOpens: true,
    trackClicks: true,
    uncertainPolicy: plan.policy,
    notBefore: new Date(Date.now() + 24 * 3_600_000),
  };
}

/** Contact id → address. */
async function peopleOf(url: string, mailingId: string): Promise<Map<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; email: string }>(
      `select contact_id as id, email from deliveries where mailing_id = $1`,
      [mailingId],
    );
    return new Map(rows.map((row) => [row.id, row.email]));
  } finally {
    await client.end();
  }
}
