import { eventually } from '@mailwright/testing';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';
import { SandboxUnderTest } from './support/sandbox.js';

interface Summary {
  id: string;
  version: number;
  unread: boolean;
  awaitsAnswer: boolean;
  state: string;
  person: { address: string };
  campaign: { id: string } | null;
  messageCount: number;
  dealValue: string | null;
}
interface Message {
  kind: string;
  id: string;
  text: string;
  state?: string;
  match?: { strong: boolean };
}
interface Whole extends Summary {
  messages: Message[];
  answersFrom: { address: string } | null;
}

const PEOPLE = 300;
const SOON = { timeoutMs: 30_000, everyMs: 200 };

/** A sandbox whose campaign is out and whose people have done everything they had in mind. */
async function sentCampaign() {
  const mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox']);
  onTestFinished(() => mailwright.stop());
  const client = new Client({ connectionString: mailwright.database.url });
  await client.connect();
  onTestFinished(() => client.end());
  const sandbox = await SandboxUnderTest.make(await mailwright.owner(), PEOPLE);
  await sandbox.send();
  await sandbox.finished(60_000);
  await sandbox.settled(60_000);
  return { mailwright, client, sandbox, owner: sandbox.owner, inbox: `${sandbox.at}/inbox` };
}

test('an answer becomes a conversation, is answered in its thread, and a mailbox read anew doubles nothing', async () => {
  const { mailwright, client, sandbox, owner, inbox } = await sentCampaign();
  const replied = new Set(
    (await sandbox.truth(mailwright.config.dataDir))
      .filter(({ kind }) => kind === 'replied')
      .map(({ to }) => to),
  );
  const list = () =>
    owner.must<{ items: Summary[] }>('GET', `${inbox}/conversations?folder=primary&limit=200`);
  await eventually(async () => (await list()).items.length === replied.size, SOON);
  const { items } = await list();
  expect(new Set(items.map(({ person }) => person.address.toLowerCase()))).toEqual(replied);
  expect(
    items.every(
      ({ campaign, unread, awaitsAnswer }) => campaign?.id === sandbox.campaignId && unread && awaitsAnswer,
    ),
  ).toBe(true);

  // What was written is shown with the mail that it answers, and with the proof that they belong together.
  const first = items[0]!;
  const before = await owner.must<Whole>('GET', `${inbox}/conversations/${first.id}`);
  expect(before.messages.map(({ kind }) => kind)).toEqual(['campaign_mail', 'incoming']);
  expect(before.messages[1]?.match?.strong).toBe(true);
  expect(before.answersFrom?.address).toMatch(/@northlight\.test$/);

  // An answer that is called back never leaves.
  const hasty = await owner.must<{ id: string }>('POST', `${inbox}/conversations/${first.id}/answers`, {
    text: 'Not like this.',
    undoSeconds: 60,
  });
  expect(await owner.must('POST', `${inbox}/answers/${hasty.id}/undo`)).toMatchObject({
    text: 'Not like this.',
  });

  const sent = await owner.must<{ id: string; messageId: string }>(
    'POST',
    `${inbox}/conversations/${first.id}/answers`,
    { text: 'Gladly! It leaves on Monday.', undoSeconds: 0 },
  );
  await eventually(async () => {
    const now = await owner.must<Whole>('GET', `${inbox}/conversations/${first.id}`);
    const answers = now.messages.filter(({ kind }) => kind === 'answer');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({
      subject: expect.stringMatching(/^Re: (?!Re:)/) as string,
      text: 'Gladly! It leaves on Monday.',
    });
    expect(now).toMatchObject({ awaitsAnswer: false, messageCount: 2 });
    return answers[0]?.state === 'accepted';
  }, SOON);
  const letter = await letterWith(
    join(mailwright.config.dataDir, 'sandbox', sandbox.id, 'letters'),
    sent.messageId,
  );
  const { rows } = await client.query<{ message_id: string }>(
    `select message_id from inbox_messages where id = $1`,
    [before.messages[1]?.id],
  );
  expect(letter).toContain(`In-Reply-To: ${rows[0]?.message_id}`);
  expect(letter).not.toMatch(/^List-Unsubscribe:/m);

  // A deal counts once it is saved on the newest version; an older one is refused.
  const path = `${inbox}/conversations/${first.id}`;
  const { version } = await owner.must<Summary>('GET', path);
  expect(
    await owner.must('PATCH', path, { version, dealValue: '8544.50', currency: 'EUR', label: 'interested' }),
  ).toMatchObject({ dealValue: '8544.5', label: 'interested' });
  expect((await owner.send('PATCH', path, { version, dealValue: '1', currency: 'EUR' })).status).toBe(412);

  // The mailbox seems to be a new one: everything is read again, and nothing happens twice.
  const facts = () => snapshot(client);
  // Somebody may answer our answer.
  await sandbox.settled(60_000);
  await settledReading(client);
  const known = await facts();
  const { rows: stored } = await client.query<{ count: number }>(
    'select count(*)::int as count from inbox_messages',
  );
  await client.query(`update mailbox_folders set uid_validity = '1', last_uid = 3`);
  await client.query(`update inbox_messages set uid_validity = '1'`);
  await client.query(`update mailboxes set version = version + 1`);
  // Read from the start, each message gets its new place; none is stored once more.
  await eventually(async () => {
    const { rows: again } = await client.query<{ count: number; placed: number }>(
      `select count(*)::int as count, count(*) filter (where uid_validity <> '1')::int as placed from inbox_messages`,
    );
    return again[0]?.count === stored[0]?.count && again[0]?.placed === stored[0]?.count;
  }, SOON);
  await settledReading(client);
  expect(await facts()).toEqual(known);
});

test('a mailbox whose login is refused says so with the server’s words, and is read again when it is put right', async () => {
  const mailwright = await Mailwright.start(['api', 'inbox', 'jobs', 'sandbox']);
  onTestFinished(() => mailwright.stop());
  const sandbox = await SandboxUnderTest.make(await mailwright.owner(), 50);
  const mailbox = async () =>
    (
      await sandbox.owner.must<{
        items: { id: string; state: string; stateSays: string; version: number; lastReadAt: string | null }[];
      }>('GET', `${sandbox.at}/mailboxes`)
    ).items[0]!;
  await eventually(
    async () => (await mailbox()).state === 'working' && (await mailbox()).lastReadAt !== null,
    SOON,
  );
  const { id, version } = await mailbox();
  const path = `${sandbox.at}/mailboxes/${id}`;
  const { username } = await sandbox.owner.must<{ username: string }>('GET', path);
  const changed = await sandbox.owner.must<{ version: number }>('PATCH', path, {
    version,
    username: 'nobody@northlight.test',
    onOwnNetwork: true,
  });
  await eventually(async () => (await mailbox()).state === 'refused', SOON);
  expect((await mailbox()).stateSays).toMatch(/password|log ?in|sign in/i);
  await sandbox.owner.must('PATCH', path, { version: changed.version, username, onOwnNetwork: true });
  await eventually(async () => (await mailbox()).state === 'working', SOON);
});

/** The header of the letter that the made-up world got under this Message-ID. */
async function letterWith(directory: string, messageId: string): Promise<string> {
  return eventually(async () => {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
      const at = text.indexOf(`Message-ID: ${messageId}`);
      // The header alone: a body may be encoded, and other letters lie around it.
      if (at >= 0) return text.slice(text.lastIndexOf('\r\nFrom: ', at), text.indexOf('\r\n\r\n', at));
    }
    return false;
  }, SOON);
}

/** Nothing new was stored for a second. */
async function settledReading(client: Client): Promise<void> {
  let last = -1;
  await eventually(
    async () => {
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::int as count from inbox_messages',
      );
      const now = rows[0]?.count ?? 0;
      const same = now === last;
      last = now;
      return same;
    },
    { timeoutMs: 20_000, everyMs: 1_000 },
  );
}

/** Everything that a message can change; opens and clicks are rated anew by themselves. */
async function snapshot(client: Client): Promise<unknown> {
  const queries = [
    `select mailing_id, contact_id, replied_at, auto_replied_at, unsubscribed_at, complained_at, bounced_at, bounce_kind, bounce_category
       from engagements order by mailing_id, contact_id`,
    `select id, kind, occurred_at, data from events where kind not in ('opened', 'clicked', 'converted') order by id`,
    'select id, thread_key, folder, state, unread, awaits_answer, label, messages, snippet, last_message_at from conversations order by id',
    'select address, scope, reason from suppressions order by address, scope',
    'select mailing_id, contact_id, state, reason from deliveries order by mailing_id, contact_id',
  ];
  const facts: unknown[] = [];
  for (const query of queries) facts.push((await client.query(query)).rows);
  return facts;
}
