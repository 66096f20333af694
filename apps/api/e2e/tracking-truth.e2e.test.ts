import { makePeople, startWorld, type TruthKind, type TruthRecord, type World } from '@mailwright/sandbox';
import { compileContent } from '@mailwright/templating';
import { createTokenSigner } from '@mailwright/tokens';
import { eventually } from '@mailwright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createComposer, type Mailing } from '../src/modules/sending/public.js';
import { trackingUrls } from '../src/modules/tracking/public.js';
import { Sealer } from '../src/platform/secrets/sealer.js';
import { Mailwright } from './support/mailwright-in-process.js';

/**
 * The sandbox's people read, click, scan, buy and leave, all at once and without any delay, which is the hardest case
 * for telling machines from people. What we recorded must be what they did: nobody lost, nobody double, no scanner a person.
 */
const people = makePeople({ seed: 11, count: 1000 });
const SMTP_USER = { username: 'sandbox', password: 'open sesame' };

let app: Mailwright;
let db: Client;
let world: World;
let directory: string;
let truth: TruthRecord[];
let mailing: Mailing;

beforeAll(async () => {
  app = await Mailwright.start(['api']);
  const owner = await app.owner();
  const ws = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', { name: 'World', kind: 'real' });
  db = new Client({ connectionString: app.database.url });
  await db.connect();
  directory = await mkdtemp(join(tmpdir(), 'mailwright-truth-'));
  world = await startWorld({
    directory,
    seed: 11,
    people,
    mailboxes: [{ address: 'hello@northlight.test', password: 'coffee' }],
    smtpUser: SMTP_USER,
    delayScale: 0,
    conversionUrl: `${app.config.publicUrl}/t/conversions`,
  });
  mailing = await buildMailing(ws.id);
  await sendAll();
  await world.settled();
  truth = [];
  for await (const record of world.truth()) truth.push(record);
});
afterAll(async () => {
  await world.stop();
  await rm(directory, { recursive: true });
  await db.end();
  await app.stop();
});

async function buildMailing(workspaceId: string): Promise<Mailing> {
  const links = ['a', 'b', 'c', 'd'].map(
    (path) => `<a href="https://shop.northlight.test/${path}">Coffee ${path}</a>`,
  );
  const source = `<body>${links.join(' ')} <a href="{{view_url}}">View in your browser</a> <a href="{{unsubscribe_url}}">Unsubscribe</a></body>`;
  const compiled = await compileContent({ format: 'html', source, subject: 'Autumn coffee' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const message: Mailing['message'] = {
    from: { name: 'Northlight', address: 'hello@northlight.test' },
    replyTo: null,
    returnPath: { kind: 'plus', address: 'hello@northlight.test' },
    unsubscribe: true,
    listId: null,
    sampleFields: null,
    literal: null,
    threading: null,
  };
  const made = await db.query<{ id: string; number: number; campaignId: string; accountId: string }>(
    `insert into mailings (workspace_id, kind, campaign_id, account_id, content, message, track_opens, track_clicks)
       values ($1, 'campaign', uuidv7(), uuidv7(), $2, $3, true, true)
     returning id, number, campaign_id as "campaignId", account_id as "accountId"`,
    [workspaceId, JSON.stringify(compiled.content), JSON.stringify(message)],
  );
  const { id, number, campaignId, accountId } = made.rows[0]!;
  await db.query(
    `insert into links (mailing_number, link_no, workspace_id, mailing_id, url)
       select $1, l.no, $2, $3, l.url from jsonb_to_recordset($4::jsonb) as l(no int, url text, kind text) where l.kind = 'tracked'`,
    [number, workspaceId, id, JSON.stringify(compiled.content.links)],
  );
  await db.query(
    `with person as (select email, ordinality as no from unnest($4::text[]) with ordinality as p(email, ordinality)),
          contact as (insert into contacts (workspace_id, email, email_key, email_domain, address_hash)
            select $1, email, email, split_part(email, '@', 2), sha256(email::bytea) from person returning id, email)
     insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state)
       select $1, $2, c.id, p.no, c.email, 'other', format('<truth.%s.%s@northlight.test>', $3::int, p.no), 'accepted'
         from contact c join person p using (email)`,
    [workspaceId, id, number, people.map(({ email }) => email)],
  );
  return {
    workspaceId,
    id,
    number,
    kind: 'campaign',
    campaignId,
    accountId,
    content: compiled.content,
    message,
    trackOpens: true,
    trackClicks: true,
    uncertainPolicy: 'never_again',
  };
}

async function sendAll(): Promise<void> {
  const signer = createTokenSigner({
    keys: [{ id: 0, secret: new Sealer(app.config.masterKey).derive('tracking') }],
  });
  const composer = createComposer(mailing, trackingUrls(app.config.publicUrl, signer), signer);
  const queue = people.map(({ email }, index) => ({ email, ordinal: index + 1, tries: 0 }));
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      let connection = await connect();
      for (let next = queue.shift(); next; next = queue.shift()) {
        const one = next;
        const composed = composer.compose(
          {
            contactId: '',
            ordinal: one.ordinal,
            email: one.email,
            messageId: `<truth.${mailing.number}.${one.ordinal}@northlight.test>`,
            attempts: 0,
            state: 'in_flight',
            leaseToken: '0',
            firstName: null,
            lastName: null,
            attributes: null,
            language: null,
            timeZone: null,
          },
          new Date(),
        );
        if ('problem' in composed) throw new Error(composed.message);
        const { message } = composed;
        if (!Buffer.isBuffer(message)) throw new Error('This mailing has no files.');
        const code = await new Promise<number>((resolve) => {
          connection.send({ from: composed.envelope.from, to: [composed.envelope.to] }, message, (error) =>
            resolve(error ? ((error as { responseCode?: number }).responseCode ?? 0) : 250),
          );
        });
        if (code >= 400 && code < 500 && one.tries < 6) queue.push({ ...one, tries: one.tries + 1 });
        if (code === 421 || code === 0) connection = await connect();
        else if (code !== 250) await new Promise((resolve) => connection.reset(resolve));
      }
      connection.quit();
    }),
  );
}

function connect(): Promise<SMTPConnection> {
  const connection = new SMTPConnection({ host: world.smtp.host, port: world.smtp.port, ignoreTLS: true });
  connection.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect(() => {
      const credentials = { user: SMTP_USER.username, pass: SMTP_USER.password };
      connection.login({ user: SMTP_USER.username, credentials }, (error) =>
        error ? reject(error) : resolve(connection),
      );
    });
  });
}

/** The addresses to which it happened, as the world knows it. */
const did = (kind: TruthKind, ...how: string[]): string[] =>
  [
    ...new Set(
      truth
        .filter((record) => record.kind === kind && (how.length === 0 || how.includes(record.how ?? '')))
        .map(({ to }) => to),
    ),
  ].toSorted();
/** And as we do. */
const recorded = async (column: string): Promise<string[]> =>
  (
    await db.query<{ email: string }>(
      `select d.email from engagements e join deliveries d using (workspace_id, mailing_id, contact_id)
        where e.mailing_id = $1 and e.${column} is not null order by d.email collate "C"`,
      [mailing.id],
    )
  ).rows.map(({ email }) => email);

describe('what the sandbox’s people did is what we recorded', () => {
  test.each<[string, TruthKind, number, string[]]>([
    ['opened_at', 'opened', 250, []],
    ['machine_opened_at', 'machine_opened', 50, []],
    ['clicked_at', 'clicked', 80, []],
    ['machine_clicked_at', 'scanner_clicked', 15, []],
    ['unsubscribed_at', 'unsubscribed', 1, ['one_click', 'page']],
    ['converted_at', 'bought', 10, []],
  ])('%s equals %s', async (column, kind, atLeast, how) => {
    const expected = did(kind, ...how);
    expect(expected.length).toBeGreaterThanOrEqual(atLeast);
    await eventually(async () => (await recorded(column)).length >= expected.length, { timeoutMs: 10_000 });
    expect(await recorded(column)).toEqual(expected);
  });

  test('every click of a person is one event, and every order is there with its amount', async () => {
    const clicks = truth.filter(({ kind }) => kind === 'clicked').length;
    const { rows } = await db.query<{ count: number }>(
      `select count(*)::int from events where mailing_id = $1 and kind = 'clicked' and not machine`,
      [mailing.id],
    );
    expect(rows[0]?.count).toBe(clicks);
    const orders = await db.query<{ line: string }>(
      `select order_id || ' ' || amount::numeric(12,2) as line from conversions where mailing_id = $1 and attributed_by = 'click_token'`,
      [mailing.id],
    );
    const bought = truth
      .filter(({ kind }) => kind === 'bought')
      .map(({ orderId, amount }) => `${orderId} ${amount}`);
    expect(orders.rows.map(({ line }) => line).toSorted()).toEqual(bought.toSorted());
  });
});
