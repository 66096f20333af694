import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Maildrop,
  type MaildropMessage,
  MailboxError,
  openMaildrop,
  type OpenMaildropOptions,
  type Pop3Server,
  testMailboxServer,
} from '../index.js';
import { type Dovecot, skipWithoutDovecot, startDovecot } from '../testing/dovecot.js';
import { startFreezableProxy } from '../testing/freezable-proxy.js';

const skip = skipWithoutDovecot(process.env['CI']);
const names = ['anna', 'bob', 'carl', 'dora', 'emil', 'fay', 'gus', 'hal'];
const users = names.map((name) => ({ name: `${name}@example.test`, password: 'correct horse' }));
const mail = (n: number, body = `Body ${n}`) =>
  `From: a@example.test\r\nSubject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\n${body}\r\n`;

describe.skipIf(skip)('a maildrop on a real Dovecot', () => {
  let dovecot: Dovecot;
  const open: Maildrop[] = [];

  const server = (user: string, more: Partial<Pop3Server> = {}): Pop3Server => ({
    protocol: 'pop3',
    host: 'localhost',
    port: dovecot.pop3Port ?? 0,
    security: 'starttls',
    allowInvalidCertificate: false,
    ca: dovecot.ca,
    auth: { method: 'auto', username: `${user}@example.test`, password: 'correct horse' },
    onlyLoopback: true,
    ...more,
  });
  const connect = async (user: string, more?: Partial<Pop3Server>, options?: OpenMaildropOptions) => {
    const maildrop = await openMaildrop(server(user, more), options);
    open.push(maildrop);
    return maildrop;
  };
  const readAll = async (maildrop: Maildrop) => {
    const { messages } = await maildrop.list();
    const read: MaildropMessage[] = [];
    for await (const batch of maildrop.fetch(messages)) read.push(...batch.messages);
    return read;
  };
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => {
        throw new Error('It worked, and should not have.');
      },
      (error: unknown) => {
        expect(error).toBeInstanceOf(MailboxError);
        return (error as MailboxError).failure;
      },
    );
  /** What another program sees over IMAP. */
  const overImap = async <T>(user: string, look: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      host: 'localhost',
      port: dovecot.imapPort,
      doSTARTTLS: true,
      tls: { ca: dovecot.ca },
      auth: { user: `${user}@example.test`, pass: 'correct horse' },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const seen = await look(client);
    await client.logout();
    return seen;
  };
  const flags = (user: string) =>
    overImap(user, async (client) =>
      (await client.fetchAll('1:*', { flags: true })).map((row) => [...(row.flags ?? [])].sort().join(' ')),
    );

  beforeAll(async () => {
    dovecot = await startDovecot({ users, pop3: true });
  }, 30_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((maildrop) => maildrop.close()));
  });
  afterAll(() => dovecot?.stop());

  it.each([
    ['STLS', () => ({}), 'auto'],
    [
      'TLS from the start',
      () => ({ port: dovecot.pop3sPort ?? 0, security: 'implicit_tls' as const }),
      'PLAIN',
    ],
    ['USER and PASS, in the clear because that was chosen', () => ({ security: 'none' as const }), 'LOGIN'],
  ] as const)('is read over %s, byte by byte as it lies there', async (_, how, method) => {
    const bodies = ['.', '..two\r\n.\r\n...', 'a\r\n.b', 'long '.repeat(400_000), 'ü€'];
    const before = await connect('anna', how()).then(async (drop) => {
      const { messages } = await drop.list();
      await drop.close();
      return messages.length;
    });
    if (before === 0)
      for (const [n, body] of bodies.entries()) await dovecot.deliver('anna@example.test', mail(n, body));
    const auth = { method, username: 'anna@example.test', password: 'correct horse' };
    const read = await readAll(await connect('anna', { ...how(), auth }));
    const expected = bodies.map((body, n) => Buffer.from(mail(n, body)).toString('latin1')).toSorted();
    expect(read.map(({ raw }) => raw.toString('latin1')).toSorted()).toEqual(expected);
    for (const { raw, size, listed, truncated } of read)
      expect({ size, listed: listed.size, truncated }).toEqual({
        size: raw.length,
        listed: raw.length,
        truncated: false,
      });
  });

  it('leaves every mail on the server, unread as it was', async () => {
    for (let n = 0; n < 5; n++) await dovecot.deliver('bob@example.test', mail(n));
    const maildrop = await connect('bob');
    expect(await readAll(maildrop)).toHaveLength(5);
    await maildrop.quit();
    expect(await flags('bob')).toEqual(['', '', '', '', '']);
  });

  it('keeps its UIDLs from one session to the next', async () => {
    for (let n = 0; n < 3; n++) await dovecot.deliver('carl@example.test', mail(n));
    const first = await connect('carl');
    const before = (await first.list()).messages;
    await first.quit();
    await dovecot.deliver('carl@example.test', mail(3));
    const second = await connect('carl');
    const { messages, complete } = await second.list();
    expect(complete).toBe(true);
    expect(messages.slice(0, 3)).toEqual(before);
    expect(new Set(messages.map(({ uidl }) => uidl)).size).toBe(4);
  });

  it('deletes what was verified, at QUIT and not before', async () => {
    for (let n = 0; n < 3; n++) await dovecot.deliver('dora@example.test', mail(n));
    const lost = await connect('dora');
    const read = await readAll(lost);
    const [first, second] = read.map(({ listed, headDigest }) => ({ listed, headDigest }));
    const swapped = { listed: second!.listed, headDigest: first!.headDigest };
    expect(await lost.verify([first!, swapped])).toEqual(new Set([first!.listed]));
    expect(await lost.remove([first!.listed])).toEqual([first!.listed]);
    await lost.close();
    expect(await flags('dora')).toHaveLength(3);

    const again = await connect('dora');
    const [gone] = (await again.list()).messages;
    await again.remove([gone!]);
    await again.quit();
    expect(await flags('dora')).toHaveLength(2);
  });

  it('keeps of a message that is too large its headers, and goes on behind it', async () => {
    await dovecot.deliver('emil@example.test', mail(1, 'x'.repeat(200_000)));
    await dovecot.deliver('emil@example.test', mail(2));
    const read = await readAll(await connect('emil', {}, { maxMessageBytes: 100_000 }));
    const large = read.find(({ truncated }) => truncated);
    expect(large?.raw.toString()).toBe(mail(1).split('\r\n\r\n')[0]! + '\r\n');
    expect(large?.size).toBeGreaterThan(200_000);
    expect(read.filter(({ truncated }) => !truncated)).toHaveLength(1);
  });

  it('is refused while another session has it, in words that say so', async () => {
    await connect('fay');
    expect(await failureOf(openMaildrop(server('fay')))).toMatchObject({
      kind: 'in_use',
      serverWords: '-ERR [IN-USE] Mailbox is locked by another POP3 session.',
    });
    // Dovecot waits for the lock before it says so.
  }, 60_000);

  it('is tested step by step, and the report says what is wrong', async () => {
    const report = await testMailboxServer(server('gus'));
    expect(report.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'resolve ok',
      'connect ok',
      'greeting ok',
      'tls ok',
      'certificate ok',
      'login ok',
      'inbox ok',
    ]);
    expect(report.capabilities).toContain('PIPELINING');
    const wrong = await testMailboxServer(
      server('gus', { auth: { method: 'auto', username: 'gus@example.test', password: 'no' } }),
    );
    expect(wrong.steps.find(({ state }) => state === 'failed')).toMatchObject({
      name: 'login',
      failure: { kind: 'auth', serverWords: '-ERR [AUTH] Authentication failed.' },
    });
    const { ca: _ca, ...strangers } = server('gus');
    const distrusted = await testMailboxServer(strangers);
    expect(distrusted.steps.find(({ state }) => state === 'failed')?.name).toBe('certificate');
  });

  it.each([
    ['a certificate of nobody we know', () => ({ ca: [] as string[] }), 'tls'],
    ['a port where IMAP answers', () => ({ port: dovecot.imapPort, security: 'none' as const }), 'protocol'],
    ['a port where nobody listens', () => ({ port: 1, security: 'none' as const }), 'unreachable'],
    ['an address that is not on this machine', () => ({ host: '192.0.2.1' }), 'forbidden'],
  ] as const)('does not log in over %s', async (_, how, kind) => {
    expect((await failureOf(openMaildrop(server('gus', how())))).kind).toBe(kind);
  });

  it('gives a connection up that died silently, and reads everything on the next', async () => {
    for (let n = 0; n < 4; n++) await dovecot.deliver('hal@example.test', mail(n));
    const proxy = await startFreezableProxy(dovecot.pop3Port ?? 0);
    const timeouts = { silenceMs: 300 };
    const maildrop = await connect('hal', { port: proxy.port, security: 'none', timeouts });
    const { messages } = await maildrop.list();
    proxy.freeze();
    const reading = (async () => {
      for await (const batch of maildrop.fetch(messages)) expect(batch.messages).toEqual([]);
    })();
    expect((await failureOf(reading)).kind).toBe('timeout');
    await proxy.stop();
    expect(await readAll(await connect('hal', { security: 'none' }))).toHaveLength(4);
  });

  it('is left at once when it is told to stop', async () => {
    const stopping = new AbortController();
    const maildrop = await connect('gus', {}, { signal: stopping.signal });
    stopping.abort();
    await expect(maildrop.list()).rejects.toBeInstanceOf(MailboxError);
    // The lock is free again.
    expect((await (await connect('gus')).list()).messages).toEqual([]);
  });
});
