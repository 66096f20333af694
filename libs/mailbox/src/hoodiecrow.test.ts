import hoodiecrow from 'hoodiecrow-imap';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type FolderBatch,
  type MailboxConnection,
  type MailboxServer,
  openMailbox,
  testMailboxServer,
} from './index.js';
import { freePort } from './testing/free-port.js';

const mail = (n: number) => `Subject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\nBody ${n}\r\n`;
const stops: (() => Promise<unknown>)[] = [];

async function start(
  messages: { raw: string; flags?: string[]; uid?: number }[],
  plugins = ['IDLE', 'UIDPLUS', 'SPECIAL-USE'],
) {
  const port = await freePort();
  const imap = hoodiecrow({
    plugins,
    users: { anna: { password: 'secret' } },
    storage: {
      INBOX: { messages, uidvalidity: 77 },
      '': { separator: '/', folders: { Gesendet: {}, 'Courrier ind&AOk-sirable': {}, Notes: {} } },
    },
  });
  await new Promise<void>((resolve) => imap.listen(port, '127.0.0.1', resolve));
  stops.push(() => new Promise<void>((resolve) => imap.close(resolve)));
  const server: MailboxServer = {
    protocol: 'imap',
    host: '127.0.0.1',
    port,
    security: 'none',
    allowInvalidCertificate: false,
    auth: { method: 'auto', username: 'anna', password: 'secret' },
    onlyLoopback: true,
  };
  const connect = async (): Promise<MailboxConnection> => {
    const connection = await openMailbox(server);
    stops.unshift(() => connection.close());
    return connection;
  };
  return { imap, server, connect };
}

async function collect(batches: AsyncIterable<FolderBatch>): Promise<FolderBatch[]> {
  const all: FolderBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

describe('a mailbox on hoodiecrow, the server of the sandbox', () => {
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  it('reads sparse UIDs in windows and leaves flags alone', async () => {
    const uids = [3, 4, 900, 70_000, 70_001];
    const { connect } = await start(
      uids.map((uid) => ({ raw: mail(uid), uid, flags: uid === 4 ? ['\\Seen'] : [] })),
    );
    const connection = await connect();
    const batches = await collect(connection.read('INBOX', null, { windowSize: 2 }));
    expect(batches.map(({ messages }) => messages.map(({ uid }) => uid))).toEqual([
      [3, 4],
      [900, 70_000],
      [70_001],
    ]);
    const bodies = batches.flatMap(({ messages }) => messages.map(({ raw }) => raw.toString()));
    expect(bodies).toEqual(uids.map((uid) => mail(uid)));
    expect(batches.at(-1)!.cursor).toMatchObject({ uidValidity: '77', lastUid: 70_001 });
    expect(await collect(connection.read('INBOX', batches.at(-1)!.cursor))).toEqual([]);
  });

  it('finds Sent and Junk by their names in other languages where the server does not say', async () => {
    const { connect } = await start([], ['IDLE']);
    const folders = await (await connect()).folders();
    expect(folders).toEqual(
      expect.arrayContaining([
        { path: 'INBOX', role: 'inbox', roleSource: 'name' },
        { path: 'Gesendet', role: 'sent', roleSource: 'name' },
        { path: 'Courrier indésirable', role: 'junk', roleSource: 'name' },
        { path: 'Notes', role: 'other', roleSource: null },
      ]),
    );
  });

  it('is woken by IDLE', async () => {
    const { connect } = await start([{ raw: mail(1) }]);
    const connection = await connect();
    await collect(connection.read('INBOX', null));
    const waiting = connection.waitForNew('INBOX', { maxIdleMs: 20_000 });
    await (await connect()).append('INBOX', mail(2));
    expect(await waiting).toBe('changed');
  });

  it('refuses a second reader on the same connection', async () => {
    const { connect } = await start([{ raw: mail(1) }, { raw: mail(2) }]);
    const connection = await connect();
    for await (const _ of connection.read('INBOX', null, { windowSize: 1 })) {
      await expect(collect(connection.read('INBOX', null))).rejects.toThrow('busy');
      break;
    }
    expect(await collect(connection.read('INBOX', null))).toHaveLength(1);
  });

  it('insists on STARTTLS: without the offer no password is sent', async () => {
    const { server } = await start([]);
    await expect(openMailbox({ ...server, security: 'starttls' })).rejects.toMatchObject({
      failure: { kind: 'tls' },
    });
    const report = await testMailboxServer({ ...server, security: 'starttls' });
    expect(report.steps.find(({ state }) => state === 'failed')?.name).toBe('tls');
  });

  it('warns in the report that the password travels in the clear', async () => {
    const { server } = await start([]);
    const report = await testMailboxServer(server);
    expect(report.ok).toBe(true);
    expect(report.steps.map(({ state }) => state)).toEqual([
      'ok',
      'ok',
      'warning',
      'skipped',
      'skipped',
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('refuses an address outside this machine when only loopback is allowed', async () => {
    const { server } = await start([]);
    const outside = { ...server, host: '192.0.2.1' };
    await expect(openMailbox(outside)).rejects.toMatchObject({ failure: { kind: 'forbidden' } });
    expect((await testMailboxServer(outside)).steps[0]).toMatchObject({ name: 'resolve', state: 'failed' });
  });
});
