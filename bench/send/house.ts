import type { INestApplicationContext } from '@nestjs/common';
import { compileContent } from '@mailwright/templating';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '@mailwright/postgres';
import { migrate } from '@mailwright/api/platform/database/migrate';
import { runRoles } from '@mailwright/api/main';
import type { Config } from '@mailwright/api/config';
import { SigningKeysService } from '@mailwright/api/modules/accounts';
import { MailingsService } from '@mailwright/api/modules/sending';
import { benchSource, fieldsOf } from './content.js';

/** A whole installation for one run: PostgreSQL, a workspace with people, an account, and what starts senders. */
export interface House {
  readonly config: Config;
  readonly postgresPid: number;
  readonly client: Client;
  readonly mailings: MailingsService;
  readonly workspaceId: string;
  addPeople(count: number): Promise<void>;
  /** A DKIM key of the From's domain that signs from now on. */
  signMail(): Promise<void>;
  /** A prepared mailing to everybody, paused. */
  prepareMailing(accountPort: number, connections: number): Promise<string>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailwright-bench-'));
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  if (postgres.state !== 'running') throw new Error(postgres.says);
  await migrate(postgres.url);
  const config = configOf(postgres.url, dataDir);
  const running = await runRoles(config, []);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const workspaceId = await addWorkspace(client);
  return {
    config,
    postgresPid: postgres.pid,
    client,
    mailings: mailingsOf(running.app),
    workspaceId,
    signMail: () => signMail(running.app, client, workspaceId),
    addPeople: (count) => addPeople(client, workspaceId, count),
    prepareMailing: (port, connections) =>
      prepareMailing(client, mailingsOf(running.app), workspaceId, port, connections),
    async close() {
      await client.end();
      await running.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const mailingsOf = (app: INestApplicationContext): MailingsService =>
  app.get(MailingsService, { strict: false });

function configOf(databaseUrl: string, dataDir: string): Config {
  return {
    projectRoot: process.cwd(),
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'https://mail.example.com',
    trustedProxies: [],
    databaseUrl,
    databasePoolSize: 5,
    dataDir,
    masterKey: randomBytes(32),
    roles: undefined,
    senderId: 'bench',
    givenUpAfterSeconds: 120,
    logLevel: 'warn',
    logFormat: 'json',
  };
}

async function addWorkspace(client: Client): Promise<string> {
  const made = await client.query<{ id: string }>(
    `with o as (insert into auth."organization" ("name", "slug", "createdAt") values ('Bench', 'bench', now()) returning "id")
       insert into workspaces (id, kind, name) select "id", 'real', 'Bench' from o returning id`,
  );
  return made.rows[0]!.id;
}

async function addPeople(client: Client, workspaceId: string, count: number): Promise<void> {
  const BATCH = 5_000;
  for (let from = 0; from < count; from += BATCH) {
    const people = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => {
      const n = from + index;
      return { email: `person${n}@example.com`, ...fieldsOf(n) };
    });
    await client.query(
      `insert into contacts (workspace_id, email, email_key, email_domain, address_hash, first_name, last_name, attributes)
         select $1, p.email, p.email, 'example.com', sha256(p.email::bytea), p.first_name, p.last_name, p.attributes
           from jsonb_to_recordset($2::jsonb) as p(email text, first_name text, last_name text, attributes jsonb)`,
      [workspaceId, JSON.stringify(people)],
    );
  }
  await client.query('analyze contacts');
}

/** On without a look into the DNS: a benchmark asks nobody outside. */
async function signMail(app: INestApplicationContext, client: Client, workspaceId: string): Promise<void> {
  const { id } = await app.get(SigningKeysService, { strict: false }).create(workspaceId, 'mail.example.com');
  await client.query(`update signing_keys set state = 'on' where id = $1`, [id]);
}

async function prepareMailing(
  client: Client,
  mailings: MailingsService,
  workspaceId: string,
  port: number,
  connections: number,
): Promise<string> {
  const account = await client.query<{ id: string }>(
    `insert into sending_accounts (workspace_id, name, host, port, security, on_own_network, auth_method, max_connections, messages_per_connection)
       values ($1, 'sink', '127.0.0.1', $2, 'none', true, 'none', $3, 100000) returning id`,
    [workspaceId, port, connections],
  );
  const compiled = await compileContent(benchSource, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const manager = mailings['database'].manager;
  const { id } = await mailings.create(manager, {
    workspaceId,
    kind: 'campaign',
    campaignId: null,
    conversationId: null,
    identityId: null,
    accountId: account.rows[0]!.id,
    content: compiled.content,
    message: {
      from: { name: 'Jonas from Northlight', address: 'jonas@mail.example.com' },
      replyTo: null,
      returnPath: { kind: 'plus', address: 'hello@mail.example.com' },
      unsubscribe: true,
      listId: 'bench.mail.example.com',
      sampleFields: null,
      literal: null,
      threading: null,
    },
    trackOpens: true,
    trackClicks: true,
    uncertainPolicy: 'never_again',
    notBefore: new Date(Date.now() + 3_600_000),
  });
  await mailings.prepare(workspaceId, id, { lists: [], excludeLists: [], everybody: true });
  return id;
}
