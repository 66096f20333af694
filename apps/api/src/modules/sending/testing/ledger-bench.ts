import { cloneDatabase } from '@mailwright/testing';
import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../platform/database/data-source.js';
import { Database, row, rows } from '../../../platform/database/database.js';
import { PreparedPool } from '../../../platform/database/prepared-pool.js';
import { EventBus } from '../../../platform/events/event-bus.js';
import { JobQueue } from '../../../platform/jobs/job-queue.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { MailingsRepository, type NewMailing } from '../mailings.repository.js';
import { MailingsService } from '../mailings.service.js';
import { LedgerClient } from '../sender/ledger-client.js';

export const silent = pino({ level: 'silent' });

export interface DeliveryRow {
  contactId: string;
  ordinal: number;
  email: string;
  state: string;
  reason: string | null;
  attempts: number;
  reply: string | null;
  leased: boolean;
  messageId: string;
  dueInSeconds: number;
}

/** The ledger over a database of the test file's own, and what puts people, mailings and senders into it. */
export async function openLedgerBench(existing?: { url: string }) {
  const clone = existing ? { url: existing.url, drop: () => Promise.resolve() } : await cloneDatabase();
  const dataSource = await new DataSource(dataSourceOptions(clone.url, 'tests', 8)).initialize();
  const database = new Database(dataSource);
  const { manager } = database;
  const queue = new JobQueue({ databaseUrl: clone.url, works: false }, silent);
  await queue.onModuleInit();
  const events = new EventBus(queue);
  const live = new LiveBus({ databaseUrl: clone.url, listens: false }, silent);
  const mailings = new MailingsService(database, new MailingsRepository(), events, live);
  const pool = new PreparedPool(clone.url, 'tests', 6, () => undefined);

  return {
    url: clone.url,
    database,
    manager,
    queue,
    events,
    live,
    mailings,
    repository: new MailingsRepository(),
    pool,
    /** The ledger as one sender process sees it; the process says that it lives. */
    async client(processId: string = randomUUID()) {
      await manager.query(
        `insert into processes (id, host, pid, roles, version) values ($1, 'test', 1, '{sender}', '0') on conflict do nothing`,
        [processId],
      );
      return new LedgerClient(pool, processId, events);
    },
    async workspace(kind: 'real' | 'sandbox' = 'real'): Promise<string> {
      const made = await row<{ id: string }>(
        manager,
        `insert into auth."organization" ("name", "slug", "createdAt") values ('Test', $1, now()) returning "id"`,
        [randomUUID()],
      );
      await manager.query(`insert into workspaces (id, kind, name) values ($1, $2, 'Test')`, [
        made?.id,
        kind,
      ]);
      return made!.id;
    },
    async account(
      workspaceId: string,
      settings: {
        port?: number;
        perMinute?: number | null;
        perDay?: number | null;
        connections?: number;
      } = {},
    ): Promise<string> {
      const { port = 2525, perMinute = null, perDay = null, connections = 2 } = settings;
      const made = await row<{ id: string }>(
        manager,
        `insert into sending_accounts (workspace_id, name, host, port, security, on_own_network, auth_method, max_connections, per_minute_limit, per_day_limit)
           values ($1, 'Test', '127.0.0.1', $2, 'none', true, 'none', $3, $4, $5) returning id`,
        [workspaceId, port, connections, perMinute, perDay],
      );
      return made!.id;
    },
    /** `person1@example.com`, `person2@…`, in the order of their ids; on a list, if one is named. */
    async people(
      workspaceId: string,
      count: number,
      listId: string | null = null,
      domain = 'example.com',
    ): Promise<{ id: string; email: string }[]> {
      const people = await rows<{ id: string; email: string }>(
        manager,
        `insert into contacts (workspace_id, email, email_key, email_domain, address_hash, first_name)
           select $1, e, e, $3, sha256(e::bytea), 'Person ' || n
             from (select n, format('person%s@%s', n + (select count(*) from contacts where workspace_id = $1), $3::text) as e from generate_series(1, $2::int) n) x
           returning id, email`,
        [workspaceId, count, domain],
      );
      if (listId)
        await manager.query(
          `insert into list_members (workspace_id, list_id, contact_id) select $1, $2, unnest($3::uuid[])`,
          [workspaceId, listId, people.map((one) => one.id)],
        );
      return people.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async list(workspaceId: string, name: string): Promise<string> {
      return (await row<{ id: string }>(
        manager,
        `insert into lists (workspace_id, name) values ($1, $2) returning id`,
        [workspaceId, name],
      ))!.id;
    },
    async suppress(
      workspaceId: string,
      email: string,
      scope: 'all' | 'marketing' | 'list',
      reason: string,
      listId: string | null = null,
    ): Promise<void> {
      const hash = createHash('sha256').update(email).digest();
      await manager.query(
        `insert into suppressions (workspace_id, address_hash, scope, list_id, reason) values ($1, $2, $3, $4, $5)`,
        [workspaceId, hash, scope, listId, reason],
      );
    },
    /** A mailing to everybody of the workspace, being sent. */
    async sending(
      workspaceId: string,
      overrides: Partial<NewMailing> = {},
    ): Promise<{ id: string; number: number; accountId: string }> {
      const accountId = overrides.accountId ?? (await this.account(workspaceId));
      const made = await mailings.create(manager, buildMailing(workspaceId, { accountId, ...overrides }));
      await mailings.prepare(workspaceId, made.id, { lists: [], excludeLists: [], everybody: true });
      return { ...made, accountId };
    },
    deliveries(mailingId: string): Promise<DeliveryRow[]> {
      return rows<DeliveryRow>(
        manager,
        `select contact_id as "contactId", ordinal, email, state, reason, attempts, reply, leased_by is not null as leased, message_id as "messageId",
                extract(epoch from due_at - now())::float as "dueInSeconds"
           from deliveries where mailing_id = $1 order by ordinal`,
        [mailingId],
      );
    },
    attempts(mailingId: string): Promise<
      {
        contactId: string;
        attempt: number;
        outcome: string;
        reply: string | null;
        code: number | null;
        connection: string | null;
      }[]
    > {
      return rows(
        manager,
        `select contact_id as "contactId", attempt, outcome, reply, code, connection from delivery_attempts where mailing_id = $1 order by at, attempt`,
        [mailingId],
      );
    },
    async close(): Promise<void> {
      await pool.end();
      await queue.beforeApplicationShutdown();
      await dataSource.destroy();
      await clone.drop();
    },
  };
}
export type LedgerBench = Awaited<ReturnType<typeof openLedgerBench>>;

export function buildMailing(workspaceId: string, overrides: Partial<NewMailing> = {}): NewMailing {
  return {
    workspaceId,
    kind: 'campaign',
    campaignId: null,
    conversationId: null,
    identityId: null,
    accountId: randomUUID(),
    content: null,
    message: {
      from: { name: 'Jonas', address: 'jonas@sender.example' },
      replyTo: null,
      returnPath: { kind: 'plain', address: 'bounce@sender.example' },
      unsubscribe: false,
      listId: null,
      sampleFields: null,
      literal: { subject: 'Hello', text: 'Hello\n', html: null },
      threading: null,
    },
    trackOpens: false,
    trackClicks: false,
    uncertainPolicy: 'never_again',
    notBefore: new Date(Date.now() - 1_000),
    ...overrides,
  };
}

/** `{ accepted: 3, skipped: 1 }` */
export const statesOf = (deliveries: readonly { state: string }[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(deliveries, (one) => one.state)].map(([state, those]) => [state, those.length]),
  );
