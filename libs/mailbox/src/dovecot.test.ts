import { readdir } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type FolderBatch,
  type FolderCursor,
  type MailboxConnection,
  MailboxError,
  type MailboxServer,
  openMailbox,
  testMailboxServer,
} from './index.js';
import { type Dovecot, skipWithoutDovecot, startDovecot } from './testing/dovecot.js';
import { startFreezableProxy } from './testing/freezable-proxy.js';

const skip = skipWithoutDovecot(process.env['CI']);
const users = ['anna', 'bob', 'carl', 'dora', 'emil', 'fay', 'gus'].map((name) => ({
  name: `${name}@example.test`,
  password: 'correct horse',
}));
const mail = (n: number, size = 0) =>
  `From: a@example.test\r\nSubject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\nBody ${n}\r\n${'x'.repeat(size)}`;

describe.skipIf(skip)('a mailbox on a real Dovecot', () => {
  let dovecot: Dovecot;
  const open: MailboxConnection[] = [];

  const server = (user: string, more: Partial<MailboxServer> = {}): MailboxServer => ({
    protocol: 'imap',
    host: 'localhost',
    port: dovecot.imapPort,
    security: 'starttls',
    allowInvalidCertificate: false,
    ca: dovecot.ca,
    auth: { method: 'auto', username: `${user}@example.test`, password: 'correct horse' },
    onlyLoopback: true,
    ...more,
  });
  const connect = async (user: string, more?: Partial<MailboxServer>) => {
    const connection = await openMailbox(server(user, more));
    open.push(connection);
    return connection;
  };
  const readAll = async (connection: MailboxConnection, cursor: FolderCursor | null, windowSize = 200) => {
    const batches: FolderBatch[] = [];
    for await (const batch of connection.read('INBOX', cursor, { windowSize })) batches.push(batch);
    return batches;
  };
  /** What another mail program sees: flags of every message and the counts, \Recent among them. */
  const traces = async (user: string) => {
    const client = new ImapFlow({
      host: 'localhost',
      port: dovecot.imapPort,
      doSTARTTLS: true,
      tls: { ca: dovecot.ca },
      auth: { user: `${user}@example.test`, pass: 'correct horse' },
      logger: false,
    });
    await client.connect();
    const counts = await client.status('INBOX', {
      messages: true,
      recent: true,
      unseen: true,
      uidNext: true,
    });
    await client.mailboxOpen('INBOX', { readOnly: true });
    const rows = await client.fetchAll('1:*', { uid: true, flags: true });
    await client.logout();
    return { counts, flags: rows.map(({ uid, flags }) => [uid, [...(flags ?? [])].sort()]) };
  };

  beforeAll(async () => {
    dovecot = await startDovecot({ users });
  }, 30_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((connection) => connection.close()));
  });
  afterAll(() => dovecot?.stop());

  it('is read without a trace: flags, \\Recent, counts and file names are identical after a scan', async () => {
    for (let n = 1; n <= 7; n += 1) await dovecot.deliver('anna@example.test', mail(n));
    const before = await traces('anna');
    expect(before.counts).toMatchObject({ messages: 7, recent: 7, unseen: 7 });
    const files = () => readdir(`${dovecot.maildir('anna@example.test')}/new`);
    const filesBefore = await files();

    const connection = await connect('anna');
    const batches = await readAll(connection, null, 3);
    await connection.waitForNew('INBOX', { maxIdleMs: 50 });
    await connection.close();

    expect(batches.flatMap(({ messages }) => messages.map(({ raw }) => raw.toString()))).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => mail(n)),
    );
    expect(batches.map(({ cursor }) => cursor.lastUid)).toEqual([3, 6, 7]);
    expect(batches.map(({ remaining }) => remaining)).toEqual([4, 1, 0]);
    expect(batches.map(({ cursor }) => cursor.highestModseq === null)).toEqual([true, true, false]);
    expect(await traces('anna')).toEqual(before);
    expect(await files()).toEqual(filesBefore);
  });

  it('goes on from any cursor it handed out and ends with nothing to do', async () => {
    for (let n = 1; n <= 5; n += 1) await dovecot.deliver('bob@example.test', mail(n));
    const connection = await connect('bob');
    const [first] = await readAll(connection, null, 2);
    const rest = await readAll(connection, first!.cursor, 2);
    expect(rest.flatMap(({ messages }) => messages.map(({ uid }) => uid))).toEqual([3, 4, 5]);
    expect(await readAll(connection, rest.at(-1)!.cursor)).toEqual([]);
  });

  it('scans from the start when UIDVALIDITY changed, and says so', async () => {
    await dovecot.deliver('carl@example.test', mail(1));
    const before = await connect('carl');
    const [batch] = await readAll(before, null);
    await before.close();
    await dovecot.renewUidValidity('carl@example.test');

    const [again] = await readAll(await connect('carl'), batch!.cursor);
    expect(again).toMatchObject({ rescan: 'uidvalidity_changed', messages: [{ uid: 1 }] });
    expect(again!.cursor.uidValidity).not.toBe(batch!.cursor.uidValidity);
  });

  it('notices new mail by IDLE, and mail that came between reading and waiting at once', async () => {
    const connection = await connect('dora');
    const [empty] = await readAll(connection, null);
    expect(empty).toMatchObject({ messages: [], cursor: { lastUid: 0 } });

    const waiting = connection.waitForNew('INBOX', { maxIdleMs: 20_000 });
    const other = await connect('dora');
    await other.append('INBOX', mail(1), []);
    expect(await waiting).toBe('changed');

    const [first] = await readAll(connection, empty!.cursor);
    expect(first!.messages.map(({ uid }) => uid)).toEqual([1]);
    await other.append('INBOX', mail(2), []);
    expect(await connection.waitForNew('INBOX', { maxIdleMs: 20_000 })).toBe('changed');
    await readAll(connection, first!.cursor);
    expect(await connection.waitForNew('INBOX', { maxIdleMs: 50 })).toBe('timeout');

    const stop = new AbortController();
    const aborted = connection.waitForNew('INBOX', { signal: stop.signal });
    stop.abort();
    expect(await aborted).toBe('aborted');
    expect((await connection.status('INBOX')).exists).toBe(2);
  });

  it('polls where IDLE is not offered', async () => {
    const plain = await startDovecot({
      users,
      extraConfig: 'imap_capability = IMAP4rev1 UIDPLUS SPECIAL-USE\n',
    });
    try {
      const connection = await connect('dora', { port: plain.imapPort, ca: plain.ca });
      expect(connection.capabilities.has('IDLE')).toBe(false);
      await readAll(connection, null);
      const waiting = connection.waitForNew('INBOX', { maxIdleMs: 20_000, pollMs: 50 });
      await plain.deliver('dora@example.test', mail(1));
      expect(await waiting).toBe('changed');
      await connection.close();
    } finally {
      await plain.stop();
    }
  }, 30_000);

  it('notices a connection that died without a word while waiting', async () => {
    const proxy = await startFreezableProxy(dovecot.imapPort);
    try {
      const timeouts = { silenceMs: 1_200 };
      const connection = await connect('emil', { port: proxy.port, security: 'none', timeouts });
      const idling = proxy.serverSays(/^\+ idling/m);
      const waiting = connection.waitForNew('INBOX', { maxIdleMs: 60_000 });
      await idling;
      proxy.freeze();
      await expect(waiting).rejects.toThrow(MailboxError);
      expect(await connection.closed).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } });
    } finally {
      await proxy.stop();
    }
  });

  it('fetches only the headers of a message over the limit, and the others around it whole', async () => {
    await dovecot.deliver('emil@example.test', mail(1));
    await dovecot.deliver('emil@example.test', mail(2, 300_000));
    await dovecot.deliver('emil@example.test', mail(3));
    const connection = await connect('emil');
    const batches: FolderBatch[] = [];
    for await (const batch of connection.read('INBOX', null, { maxMessageBytes: 100_000 }))
      batches.push(batch);
    const messages = batches.flatMap((batch) => batch.messages);
    expect(messages.map(({ truncated }) => truncated)).toEqual([false, true, false]);
    expect(messages[1]!.raw.toString()).toMatch(
      /^From: a@example.test\r\nSubject: number 2\r\n[^]*\r\n\r\n$/,
    );
    expect(messages[1]!.size).toBeGreaterThan(300_000);
    expect(batches.at(-1)!.cursor.lastUid).toBe(3);
  });

  it('stores an answer in Sent, says under which UID, and finds it by its Message-ID', async () => {
    const connection = await connect('fay');
    const folders = await connection.folders();
    expect(folders.map(({ role, roleSource }) => [role, roleSource])).toEqual(
      expect.arrayContaining([
        ['inbox', 'name'],
        ['sent', 'server'],
        ['junk', 'server'],
      ]),
    );
    const sent = folders.find(({ role }) => role === 'sent')!.path;
    const place = await connection.append(sent, mail(42), ['\\Seen']);
    expect(place).toEqual({ uid: 1, uidValidity: (await connection.status(sent)).uidValidity });
    expect(await connection.findByMessageId(sent, '<42@example.test>')).toEqual([1]);
    expect(await connection.findByMessageId(sent, '<43@example.test>')).toEqual([]);
  });

  it('says that a folder does not exist instead of calling it empty', async () => {
    const connection = await connect('fay');
    const missing = { failure: { kind: 'not_found' } };
    await expect(connection.status('Nowhere')).rejects.toMatchObject(missing);
    await expect(connection.read('Nowhere', null)[Symbol.asyncIterator]().next()).rejects.toMatchObject(
      missing,
    );
    await expect(connection.append('Nowhere', mail(1))).rejects.toMatchObject(missing);
  });

  it.each(['auto', 'PLAIN', 'LOGIN'] as const)(
    'logs in with %s over STARTTLS and over TLS',
    async (method) => {
      const { username } = server('gus').auth;
      const auth = { method, username, password: 'correct horse' };
      await connect('gus', { auth });
      await connect('gus', { auth, security: 'implicit_tls', port: dovecot.imapsPort });
      expect(open.length).toBe(2);
    },
  );

  it.each([
    [
      'a wrong password',
      { auth: { method: 'auto', username: 'gus@example.test', password: 'wrong' } },
      'auth',
    ],
    ['an authority that is not trusted', { ca: undefined }, 'tls'],
  ] as const)('refuses %s', async (_, more, kind) => {
    await expect(openMailbox(server('gus', more))).rejects.toMatchObject({ failure: { kind } });
  });

  it('refuses a certificate of another name before the password is sent', async () => {
    const elsewhere = await startDovecot({ users, tls: { hosts: ['mail.elsewhere.test'] } });
    try {
      const ports = [
        { port: elsewhere.imapPort, security: 'starttls' },
        { port: elsewhere.imapsPort, security: 'implicit_tls' },
      ] as const;
      for (const port of ports) {
        await expect(openMailbox(server('gus', { ...port, ca: elsewhere.ca }))).rejects.toMatchObject({
          failure: { kind: 'tls', serverWords: expect.stringContaining('mail.elsewhere.test') },
        });
      }
      expect(await elsewhere.log()).not.toMatch(/user=<gus|gus@/);
    } finally {
      await elsewhere.stop();
    }
  });

  it('gives a report with every step', async () => {
    const good = await testMailboxServer(server('gus'));
    expect(good.steps.map(({ name, state }) => `${name} ${state}`)).toEqual(
      ['resolve', 'connect', 'greeting', 'tls', 'certificate', 'login', 'folders', 'inbox'].map(
        (name) => `${name} ok`,
      ),
    );
    expect(good.ok).toBe(true);
    expect(good.capabilities).toContain('IDLE');

    const implicit = await testMailboxServer(
      server('gus', { security: 'implicit_tls', port: dovecot.imapsPort }),
    );
    expect(implicit.ok).toBe(true);
    expect(implicit.steps.map(({ name }) => name)[2]).toBe('tls');
  });

  it.each([
    [
      'a wrong password',
      { auth: { method: 'auto', username: 'gus@example.test', password: 'no' } },
      'login',
      'auth',
    ],
    ['an unknown authority', { ca: undefined }, 'certificate', 'tls'],
    ['a port where nothing listens', { port: 1 }, 'connect', 'unreachable'],
  ] as const)('reports %s at the step where it shows', async (_, more, name, kind) => {
    const report = await testMailboxServer(server('gus', more));
    expect(report.ok).toBe(false);
    expect(report.steps.find(({ state }) => state === 'failed')).toMatchObject({ name, failure: { kind } });
    expect(report.steps.at(-1)).toMatchObject({ name: 'inbox', state: 'skipped' });
  });

  it('warns of a certificate that is accepted though nobody vouches for it', async () => {
    const report = await testMailboxServer(server('gus', { ca: undefined, allowInvalidCertificate: true }));
    expect(report.ok).toBe(true);
    expect(report.steps.find(({ name }) => name === 'certificate')?.state).toBe('warning');
  });
});
