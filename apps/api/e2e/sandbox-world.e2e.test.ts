import { cloneDatabase, eventually } from '@mailwright/testing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { SandboxSeeder } from '../src/modules/sandbox/seed/sandbox-seeder.service.js';
import { Mailwright, OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { SandboxUnderTest } from './support/sandbox.js';
import { Visitor } from './support/visitor.js';

interface Parts {
  contacts: number;
  lists: number;
  accounts: number;
  mailboxes: number;
  identities: number;
  templates: number;
  campaigns: number;
}

async function query<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

test('a sandbox is filled once, whoever asks again, and has everything that a campaign needs', async () => {
  const mailwright = await Mailwright.start(['api', 'jobs', 'sandbox']);
  onTestFinished(() => mailwright.stop());
  const sandbox = await SandboxUnderTest.make(await mailwright.owner(), 300);
  const parts = async () => {
    const tables = {
      contacts: 'contacts',
      lists: 'lists',
      accounts: 'sending_accounts',
      mailboxes: 'mailboxes',
      identities: 'identities',
      templates: 'templates',
      campaigns: 'campaigns',
    };
    const counts = Object.entries(tables).map(
      ([name, table]) => `(select count(*)::int from ${table}) as ${name}`,
    );
    return (await query<Parts>(mailwright.database.url, `select ${counts.join(', ')}`))[0];
  };
  const filled = {
    contacts: 300,
    lists: 1,
    accounts: 1,
    mailboxes: 1,
    identities: 1,
    templates: 2,
    campaigns: 1,
  };
  expect(await parts()).toEqual(filled);

  const checklist = await sandbox.owner.must(
    'GET',
    `${sandbox.at}/campaigns/${sandbox.campaignId}/checklist`,
  );
  expect(checklist).toMatchObject({ ready: true, audience: { willGet: 300 } });

  const seeder = mailwright.running.app.get(SandboxSeeder, { strict: false });
  await Promise.all([seeder.fill(sandbox.id), seeder.fill(sandbox.id)]);
  expect(await parts()).toEqual(filled);
  // What people change stays changed.
  await sandbox.owner.must('DELETE', `${sandbox.at}/campaigns/${sandbox.campaignId}`);
  await seeder.fill(sandbox.id);
  expect(await parts()).toEqual({ ...filled, campaigns: 0 });
});

test('one process runs the worlds; when it is killed another takes over where it stopped', async () => {
  const database = await cloneDatabase();
  onTestFinished(() => database.drop());
  const installation = await Installation.create();
  onTestFinished(() => installation.remove());
  const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
  const start = async (roles: string) => {
    const started = installation.run(['start', '--roles', roles], environment);
    await started.says('Mailwright runs', 60_000);
    return started;
  };
  const rest = await start('api,sender,jobs');
  const first = await start('sandbox');
  const owner = new Visitor(installation.origin);
  await owner.must('POST', '/api/v1/owner', OWNER);
  await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  const sandbox = await SandboxUnderTest.make(owner, 100);
  const second = await start('sandbox');
  const ports = () =>
    query(database.url, 'select a.port as smtp, m.port as imap from sending_accounts a, mailboxes m');
  const before = await ports();

  await sandbox.send();
  await eventually(async () => (await sandbox.live()).counts.accepted > 10, { timeoutMs: 20_000 });
  await first.stop('SIGKILL');
  await sandbox.finished(90_000);
  await sandbox.settled(60_000);
  expect(await ports()).toEqual(before);
  const truth = await sandbox.truth(installation.dataDir);
  const took = new Set(
    truth.filter(({ kind }) => kind === 'accepted' || kind === 'refused').map(({ to }) => to),
  );
  const { counts } = await sandbox.live();
  expect(counts.accepted + counts.rejected + counts.uncertain).toBe(100);
  expect(took.size).toBeGreaterThanOrEqual(counts.accepted + counts.rejected);
  expect(truth.filter(({ kind }) => kind === 'duplicate')).toEqual([]);

  // The workspace goes, and its world with it.
  const directory = join(installation.dataDir, 'sandbox', sandbox.id);
  expect(existsSync(directory)).toBe(true);
  await query(database.url, 'delete from workspaces where id = $1', [sandbox.id]);
  await eventually(() => !existsSync(directory), { timeoutMs: 10_000 });
  for (const one of [second, rest]) expect(await one.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
