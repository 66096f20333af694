import type { ConnectionTest, Mailbox } from '@mailwright/contracts';
import { type Dovecot, skipWithoutDovecot, startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { eventually } from '@mailwright/testing';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounce, reply } from '../src/modules/inbox/testing/letters.js';
import { Mailwright } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

const HELLO = 'hello@northlight.coffee';
const PASSWORD = 'roasted-on-tuesday';
const [ADA, GONE] = ['ada@people.coffee', 'gone@people.coffee'];
const SOON = { timeoutMs: 30_000, everyMs: 200 };

/** Takes every mail and keeps what it was told, as a relay does before it finds out that an address is dead. */
async function startRelay() {
  const sent: { from: string; to: string; messageId: string }[] = [];
  const relay = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      let head = '';
      stream.on('data', (chunk: Buffer) => (head += chunk.toString('latin1')));
      stream.once('end', () => {
        sent.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo[0]?.address ?? '',
          messageId: /^message-id:\s*(<[^>]+>)/im.exec(head)?.[1] ?? '',
        });
        done();
      });
    },
  });
  const server = relay.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    sent,
    port: (server.address() as { port: number }).port,
    stop: () => new Promise<void>((resolve) => relay.close(resolve)),
  };
}

describe.skipIf(skipWithoutDovecot(process.env['CI']))('a mailbox that is read over POP3', () => {
  let dovecot: Dovecot;
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let mailwright: Mailwright;
  let owner: Visitor;
  let at: string;
  let campaignId: string;
  let mailbox: Mailbox;

  beforeAll(async () => {
    [dovecot, relay, mailwright] = await Promise.all([
      startDovecot({ users: [{ name: HELLO, password: PASSWORD }], lmtp: true, pop3: true }),
      startRelay(),
      Mailwright.start(['api', 'sender', 'inbox', 'jobs']),
    ]);
    owner = await mailwright.owner();
    const { id } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
      name: 'Northlight',
      kind: 'real',
      timeZone: 'Europe/Berlin',
    });
    at = `/api/v1/workspaces/${id}`;
    await owner.must('PATCH', at, {
      version: (await owner.must<{ version?: number }>('GET', at)).version,
      legalName: 'Northlight Coffee GmbH',
      postalAddress: 'Speicherstraße 1, Hamburg',
    });
  });
  afterAll(async () => {
    await mailwright?.stop();
    await relay?.stop();
    await dovecot?.stop();
  });

  const server = () => ({
    protocol: 'pop3',
    host: '127.0.0.1',
    port: dovecot.pop3Port,
    security: 'starttls',
    allowInvalidCertificate: true,
    onOwnNetwork: true,
    username: HELLO,
    password: PASSWORD,
  });
  /** Into the mailbox as the last mail server before it does. */
  const deliver = async (raw: string, to: string) => {
    const place = { lmtp: true, host: '127.0.0.1', port: dovecot.lmtpPort ?? 0, tls: { ca: dovecot.ca } };
    const lmtp = createTransport(place);
    await lmtp.sendMail({ envelope: { from: '', to }, raw: raw.replaceAll('\n', '\r\n') });
    lmtp.close();
  };
  /** File names of a Maildir end in the flags: `:2,S` is one that was read. */
  const filesOnServer = async () => {
    const places = ['new', 'cur'].map((part) => join(dovecot.maildir(HELLO), part));
    return (await Promise.all(places.map((place) => readdir(place).catch(() => [])))).flat();
  };
  /** POP3 is asked every two minutes; whoever resumes a mailbox does not want to wait. */
  const lookNow = async () => {
    await owner.must('POST', `${at}/mailboxes/${mailbox.id}/pause`);
    await eventually(async () => {
      const [row] = await mailwright.query<{ free: boolean }>(
        'select lease_owner is null as free from mailboxes where id = $1',
        [mailbox.id],
      );
      return row?.free;
    }, SOON);
    await owner.must('POST', `${at}/mailboxes/${mailbox.id}/resume`);
  };

  it('is tried step by step before it is saved', async () => {
    const report = await owner.must<ConnectionTest>('POST', `${at}/mailboxes/test`, server());
    expect(report.ok).toBe(true);
    expect(report.steps.map(({ title, state }) => `${title}: ${state}`)).toEqual([
      'Find the server: ok',
      'Reach its port: ok',
      'Greeting: ok',
      'Encryption: ok',
      'Certificate: warning',
      'Sign-in: ok',
      'Inbox: ok',
    ]);
    const wrong = await owner.must<ConnectionTest>('POST', `${at}/mailboxes/test`, {
      ...server(),
      password: 'no',
    });
    expect(wrong.steps.find(({ state }) => state === 'failed')).toMatchObject({
      title: 'Sign-in',
      serverWords: '-ERR [AUTH] Authentication failed.',
    });
  });

  it('is added, and reads the answers to a campaign', async () => {
    mailbox = await owner.must<Mailbox>('POST', `${at}/mailboxes`, {
      ...server(),
      name: 'Hello',
      address: HELLO,
    });
    expect(mailbox).toMatchObject({ protocol: 'pop3', deleteAfterDays: null });
    campaignId = await sendCampaign();
    const [toAda, toGone] = [ADA, GONE].map((to) => relay.sent.find((one) => one.to === to));
    await deliver(reply({ from: `Ada <${ADA}>`, inReplyTo: toAda?.messageId ?? '' }), HELLO);
    await deliver(
      bounce({ to: toGone?.from ?? '', recipient: GONE, originalId: toGone?.messageId ?? '' }),
      toGone?.from ?? '',
    );
    await lookNow();
    const items = await eventually(async () => {
      const found = await owner.must<{
        items: { person: { address: string }; campaign: { id: string } | null }[];
      }>('GET', `${at}/inbox/conversations`);
      return found.items.length > 0 ? found.items : undefined;
    }, SOON);
    expect(items).toMatchObject([{ person: { address: ADA }, campaign: { id: campaignId } }]);
    const report = await eventually(async () => {
      const found = await owner.must<{ funnel: Record<string, number> }>(
        'GET',
        `${at}/campaigns/${campaignId}/report`,
      );
      return found.funnel['bouncedHard'] === 1 ? found : undefined;
    }, SOON);
    expect(report.funnel['replied']).toBe(1);
    const { items: suppressed } = await owner.must<{ items: { email: string; reason: string }[] }>(
      'GET',
      `${at}/suppressions?limit=10`,
    );
    expect(suppressed).toMatchObject([{ reason: 'dead_address' }]);
  });

  it('has every mail left on the server, unread as it was, however often it is looked at', async () => {
    const looked = (await owner.must<Mailbox>('GET', `${at}/mailboxes/${mailbox.id}`)).lastReadAt;
    await lookNow();
    await eventually(async () => {
      const now = await owner.must<Mailbox>('GET', `${at}/mailboxes/${mailbox.id}`);
      return now.state === 'working' && now.lastReadAt !== looked;
    }, SOON);
    const files = await filesOnServer();
    expect(files).toHaveLength(2);
    expect(files.filter((name) => /:2,.*S/.test(name))).toEqual([]);
    expect(await mailwright.query('select 1 from inbox_messages')).toHaveLength(2);
  });

  it('has mails deleted there after some days, where its owner says so, and keeps them here', async () => {
    await mailwright.query(
      `update maildrop_messages set stored_at = now() - interval '31 days' where uid = 1`,
    );
    const { version } = await owner.must<Mailbox>('GET', `${at}/mailboxes/${mailbox.id}`);
    const changed = await owner.must<Mailbox>('PATCH', `${at}/mailboxes/${mailbox.id}`, {
      version,
      deleteAfterDays: 30,
    });
    expect(changed.deleteAfterDays).toBe(30);
    await eventually(async () => (await filesOnServer()).length === 1, SOON);
    const noted = await eventually(async () => {
      const rows = await mailwright.query<{ deleted: boolean }>(
        'select deleted_at is not null as deleted from maildrop_messages order by uid',
      );
      return rows.some(({ deleted }) => deleted) ? rows : undefined;
    }, SOON);
    expect(noted).toEqual([{ deleted: true }, { deleted: false }]);
    const { items } = await owner.must<{ items: unknown[] }>('GET', `${at}/inbox/conversations`);
    expect(items).toHaveLength(1);
  });

  async function sendCampaign(): Promise<string> {
    const list = await owner.must<{ id: string }>('POST', `${at}/lists`, {
      name: 'Everybody',
      consentSource: 'Shop, double opt-in',
    });
    for (const email of [ADA, GONE])
      await owner.must('POST', `${at}/contacts`, { email, firstName: 'Ada', listIds: [list.id] });
    const account = await owner.must<{ id: string }>('POST', `${at}/sending-accounts`, {
      name: 'Relay',
      host: '127.0.0.1',
      port: relay.port,
      security: 'none',
      authMethod: 'none',
      onOwnNetwork: true,
    });
    const identity = await owner.must<{ id: string }>('POST', `${at}/identities`, {
      fromName: 'Jonas from Northlight',
      fromAddress: HELLO,
      accountId: account.id,
      mailboxId: mailbox.id,
    });
    const { id, version } = await owner.must<{ id: string; version: number }>('POST', `${at}/campaigns`, {
      name: 'Winter roast',
    });
    const written = await owner.must<{ version: number }>('PATCH', `${at}/campaigns/${id}`, {
      version,
      audience: { everybody: false, lists: [list.id], excludeLists: [] },
      identityId: identity.id,
      subject: 'The winter roast is here',
      contentFormat: 'html',
      contentSource:
        '<html><body><p>Hello {{first_name}}</p><p><a href="{{unsubscribe_url}}">Leave</a></p></body></html>',
      trackOpens: false,
      trackClicks: false,
      undoSeconds: 0,
    });
    await owner.must('POST', `${at}/campaigns/${id}/schedule`, { version: written.version, at: null });
    await eventually(() => Promise.resolve(relay.sent.length === 2), { timeoutMs: 60_000, everyMs: 200 });
    return id;
  }
});
