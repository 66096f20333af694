import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { migrate } from '@mailwright/api/platform/database/migrate';
import { startPostgres } from '@mailwright/postgres';
import { captureProcess, freePort, type CapturedProcess } from '@mailwright/testing';
import { benchSource } from '../send/content.js';
import { startSink } from '../support/sink.js';

const CLI = 'apps/api/dist/src/cli/main.js';
const OWNER = { name: 'Ines', email: 'ines@northlight.example', password: 'a quiet post office' };

/** A whole installation as it is deployed: PostgreSQL, the page and the jobs, and a sender, each a process of its own. */
export interface Town {
  client: Client;
  workspaceId: string;
  /** An address of the API, asked as a person who is signed in; throws when it is refused. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
  /** A workspace's people, all on one list, one in twenty suppressed. Returns the list. */
  fill(count: number, domain: string): Promise<string>;
  /** A campaign whose time has come, and the job that launches it. */
  launch(listId: string): Promise<string>;
  close(): Promise<void>;
}

export async function openTown(): Promise<Town> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailwright-launch-'));
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  if (postgres.state !== 'running') throw new Error(postgres.says);
  await migrate(postgres.url);
  const sink = await startSink();
  const port = await freePort();
  const environment = {
    PATH: process.env['PATH'],
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    PORT: String(port),
    SECRET_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
  };
  const start = async (roles: string): Promise<CapturedProcess> => {
    const child = spawn(process.execPath, [CLI, 'start', '--roles', roles], {
      env: environment,
      stdio: 'pipe',
    });
    const running = captureProcess(child);
    await running.says('Mailwright runs', 60_000);
    return running;
  };
  const processes = [await start('api'), await start('jobs'), await start('sender')];
  const client = new Client({ connectionString: postgres.url });
  await client.connect();

  const origin = `http://127.0.0.1:${port}`;
  let cookie = '';
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { origin, cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${said}`);
    return JSON.parse(said);
  };
  await ask('POST', '/api/v1/owner', OWNER);
  await ask('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  const made = await ask('POST', '/api/v1/workspaces', { name: 'Bench', kind: 'real' });
  const workspaceId = (made as { id: string }).id;
  const identityId = await addSender(client, workspaceId, sink.port);

  return {
    client,
    workspaceId,
    ask,
    fill: (count, domain) => fill(client, workspaceId, count, domain),
    launch: (listId) => launch(client, workspaceId, identityId, listId),
    async close() {
      await client.end();
      for (const running of processes.toReversed()) await running.stop('SIGTERM');
      await sink.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function addSender(client: Client, workspaceId: string, port: number): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `with a as (
       insert into sending_accounts (workspace_id, name, host, port, security, on_own_network, auth_method, max_connections, messages_per_connection)
       values ($1, 'sink', '127.0.0.1', $2, 'none', true, 'none', 10, 100000) returning id)
     insert into identities (workspace_id, from_name, from_address, account_id, reads_no_replies)
     select $1, 'Jonas', 'jonas@mail.example.com', a.id, true from a returning id`,
    [workspaceId, port],
  );
  return rows[0]!.id;
}

/** In batches, as imports write them; the index for searching by words is made afterwards. */
async function fill(client: Client, workspaceId: string, count: number, domain: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into lists (workspace_id, name) values ($1, $2) returning id`,
    [workspaceId, domain],
  );
  const listId = rows[0]!.id;
  const [search] = (
    await client.query<{ made: string }>(`select pg_get_indexdef('contacts_search'::regclass) as made`)
  ).rows;
  await client.query('drop index contacts_search');
  for (let from = 1; from <= count; from += 50_000)
    await client.query(
      `with made as (
         insert into contacts (workspace_id, email, email_key, email_domain, address_hash, first_name, attributes)
         select $1, e, e, $4, sha256(e::bytea), 'Lukas', '{"city": "Graz", "plan": "basic", "points": "120"}'
           from (select 'person' || n || '@' || $4 as e from generate_series($2::int, $3::int) n) x
         returning id)
       insert into list_members (workspace_id, list_id, contact_id) select $1, $5, id from made`,
      [workspaceId, from, Math.min(count, from + 49_999), domain, listId],
    );
  await client.query(search!.made);
  await client.query(
    `insert into suppressions (workspace_id, address_hash, scope, reason)
       select workspace_id, address_hash, 'marketing', 'unsubscribed' from contacts
        where workspace_id = $1 and email_domain = $2 and get_byte(address_hash, 0) < 13`,
    [workspaceId, domain],
  );
  await client.query('vacuum analyze contacts, list_members, suppressions');
  return listId;
}

async function launch(
  client: Client,
  workspaceId: string,
  identityId: string,
  listId: string,
): Promise<string> {
  const audience = { everybody: false, lists: [listId], excludeLists: [] };
  const { rows } = await client.query<{ id: string }>(
    `insert into campaigns (workspace_id, name, state, audience, identity_id, subject, preheader, content_format, content_source, launch_at, schedule_version)
       values ($1, 'Winter', 'scheduled', $2, $3, $4, $5, 'html', $6, now(), 1) returning id`,
    [workspaceId, audience, identityId, benchSource.subject, benchSource.preheader, benchSource.source],
  );
  const campaignId = rows[0]!.id;
  await client.query(
    `insert into pgboss.job (name, data, retry_limit) values ('campaign.launch.v1', $1, 2)`,
    [{ workspaceId, campaignId, scheduleVersion: 1 }],
  );
  return campaignId;
}
