import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FolderBatch,
  type FolderCursor,
  type MailboxConnection,
  MailboxError,
  type MailboxServer,
  openMailbox,
  type ReadOptions,
} from '../index.js';
import type { ContractCase, ContractServer } from './contract-server.js';
import { startFreezableProxy } from './freezable-proxy.js';

/** Courier looks a second long for gamin at each login; each test has users of its own. */
const OPTIONS = { timeout: 30_000, concurrent: true };
const mail = (n: number, body = `Body ${n}`) =>
  `From: a@example.test\r\nSubject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\n${body}\r\n`;

const uidsOf = (batches: FolderBatch[]) => batches.flatMap(({ messages }) => messages.map(({ uid }) => uid));
const rawsOf = (batches: FolderBatch[]) =>
  batches.flatMap(({ messages }) => messages.map(({ raw }) => raw.toString('latin1')));

/** What every server must let us do, and what must not be left behind on any of them. */
export function holdToContract({ label, skip, start, offers }: ContractCase, ci: string | undefined): void {
  describe.skipIf(skip(ci))(`reading on ${label}`, OPTIONS, () => {
    let server: ContractServer;
    const open: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      server = await start();
    }, 60_000);
    afterAll(async () => {
      await Promise.all(open.map((close) => close()));
      await server?.stop();
    });

    const connect = async (user: string, more?: Partial<MailboxServer>): Promise<MailboxConnection> => {
      const connection = await openMailbox(server.server(user, more));
      open.push(() => connection.close());
      return connection;
    };
    /** The mailbox's owner with a mail program of their own. */
    const owner = async (user: string): Promise<ImapFlow> => {
      const { host, port, ca, security, auth } = server.server(user);
      const client = new ImapFlow({
        host,
        port,
        doSTARTTLS: security === 'starttls',
        tls: ca === undefined ? {} : { ca },
        auth: { user: auth.username, pass: 'password' in auth ? auth.password : '' },
        logger: false,
        disableAutoIdle: true,
      });
      await client.connect();
      open.push(() => client.logout());
      return client;
    };
    const put = async (user: string, raws: readonly (string | Buffer)[], path = 'INBOX') => {
      const client = await owner(user);
      for (const raw of raws) await client.append(path, raw, []);
      return client;
    };
    const read = async (
      connection: MailboxConnection,
      cursor: FolderCursor | null,
      path = 'INBOX',
      options: ReadOptions = {},
    ) => {
      const batches: FolderBatch[] = [];
      for await (const batch of connection.read(path, cursor, options)) batches.push(batch);
      return batches;
    };
    /** What another mail program sees: flags of every message and the counts, \Recent among them. */
    const traces = async (user: string) => {
      const client = await owner(user);
      const asked = { messages: true, recent: true, unseen: true, uidNext: true } as const;
      const counts = await client.status('INBOX', asked);
      await client.mailboxOpen('INBOX', { readOnly: true });
      const rows = await client.fetchAll('1:*', { uid: true, flags: true });
      return { counts, flags: rows.map(({ uid, flags }) => [uid, [...(flags ?? [])].sort()]) };
    };

    it('leaves no trace: flags, \\Recent and counts are identical after a scan', async () => {
      const client = await put('anna', [mail(1), mail(2), mail(3)]);
      await client.append('INBOX', mail(4), ['\\Seen', '\\Flagged']);
      const before = await traces('anna');
      expect(before.counts).toMatchObject({ messages: 4, unseen: 3 });

      const connection = await connect('anna');
      const batches = await read(connection, null, 'INBOX', { windowSize: 3 });
      await connection.waitForNew('INBOX', { maxIdleMs: 50 });
      await connection.close();

      expect(rawsOf(batches)).toEqual([1, 2, 3, 4].map((n) => mail(n)));
      expect(await traces('anna')).toEqual(before);
    });

    it('counts changes where the server does, and scans where it does not', async () => {
      await put('bob', [mail(1)]);
      const [batch] = await read(await connect('bob'), null);
      expect(batch!.cursor.highestModseq === null).toBe(!offers.condstore);
    });

    it('goes on from any cursor it handed out and ends with nothing to do', async () => {
      const client = await put(
        'carl',
        [1, 2, 3, 4, 5].map((n) => mail(n)),
      );
      await client.mailboxOpen('INBOX');
      const connection = await connect('carl');
      const [first] = await read(connection, null, 'INBOX', { windowSize: 2 });
      const rest = await read(connection, first!.cursor);
      expect(rawsOf(rest)).toEqual([3, 4, 5].map((n) => mail(n)));
      expect(await read(connection, rest.at(-1)!.cursor)).toEqual([]);
    });

    it('hears of new mail while it waits, and of what came between reading and waiting at once', async () => {
      const client = await put('dora', [mail(1)]);
      await client.mailboxOpen('INBOX');
      const connection = await connect('dora');
      const [first] = await read(connection, null);
      const waiting = connection.waitForNew('INBOX', { maxIdleMs: 30_000 });
      await client.append('INBOX', mail(2), []);
      expect(await waiting).toBe('changed');
      const [second] = await read(connection, first!.cursor);
      expect(rawsOf([second!])).toEqual([mail(2)]);
      await client.append('INBOX', mail(3), []);
      expect(await connection.waitForNew('INBOX', { maxIdleMs: 30_000 })).toBe('changed');
      await read(connection, second!.cursor);
      expect(await connection.waitForNew('INBOX', { maxIdleMs: 50 })).toBe('timeout');
    });

    it('a mailbox that its owner empties or tidies away is no event, and what comes then is read', async () => {
      const client = await put(
        'emil',
        [1, 2, 3].map((n) => mail(n)),
      );
      await client.mailboxOpen('INBOX');
      const connection = await connect('emil');
      const cursor = (await read(connection, null)).at(-1)!.cursor;
      await client.messageMove('1', offers.folder('Trash'));
      await client.messageDelete('1:*');
      expect(uidsOf(await read(connection, cursor))).toEqual([]);
      await client.append('INBOX', mail(4), []);
      expect(rawsOf(await read(connection, cursor))).toEqual([mail(4)]);
    });

    // A folder of the sandbox's server keeps its number.
    it.each(offers.renumbers ? [label] : [])(
      'a folder made anew is read from the start, and says why',
      async () => {
        const path = offers.folder('Project');
        const client = await owner('fay');
        await client.mailboxCreate(path);
        await client.append(path, mail(1), []);
        await client.mailboxOpen(path);
        const connection = await connect('fay');
        const [before] = await read(connection, null, path);
        let uidValidity = before!.cursor.uidValidity;
        // Where it is a time in seconds, two within the same second are alike.
        while (uidValidity === before!.cursor.uidValidity) {
          await client.mailboxClose();
          await client.mailboxDelete(path);
          await client.mailboxCreate(path);
          await client.append(path, mail(2), []);
          await client.mailboxOpen(path);
          const status = await client.status(path, { uidValidity: true });
          uidValidity = String(status && status.uidValidity);
        }
        const again = await read(connection, before!.cursor, path);
        expect(again[0]).toMatchObject({ rescan: 'uidvalidity_changed' });
        expect(rawsOf(again)).toEqual([mail(2)]);
      },
    );

    it('a folder that was renamed or deleted is a failure with a name, never an empty folder', async () => {
      const client = await owner('gus');
      const path = offers.folder('Old');
      await client.mailboxCreate(path);
      await client.append(path, mail(1), []);
      const connection = await connect('gus');
      const [batch] = await read(connection, null, path);
      await client.mailboxDelete(path);
      // The sandbox's server says no more than NO.
      const kind = label.startsWith('hoodiecrow') ? 'refused' : 'not_found';
      const missing = { failure: { kind } };
      await expect(read(connection, batch!.cursor, path)).rejects.toMatchObject(missing);
      await expect(connection.status(path)).rejects.toMatchObject(missing);
      await expect(connection.append(path, mail(1))).rejects.toThrow(MailboxError);
    });

    it('gives odd bytes as they came: 8-bit headers, no header at all, long lines, an empty body', async () => {
      const odd = [
        Buffer.from('Subject: caf\xe9 \xff\xfe\r\nX-Raw: \x80\x81\r\n\r\nna\xefve \xa4\r\n', 'latin1'),
        Buffer.from('Subject: nothing follows\r\n\r\n', 'latin1'),
        Buffer.from(`Subject: long\r\n\r\n${'x'.repeat(200_000)}\r\n`, 'latin1'),
        Buffer.from('\r\nonly a body\r\n', 'latin1'),
      ];
      await put('hal', odd);
      expect(rawsOf(await read(await connect('hal'), null))).toEqual(
        odd.map((raw) => raw.toString('latin1')),
      );
    });

    // Over IMAP neither can be put there (RFC 3501, section 4.3.1).
    it.each(offers.drops ? [label] : [])(
      'passes NUL on, and a message of no bytes does not stop the folder',
      async () => {
        await server.drop!('ida', 'Subject: nul\n\nbefore\0after\n');
        await server.drop!('ida', Buffer.alloc(0));
        await server.drop!('ida', mail(3));
        const batches = await read(await connect('ida'), null);
        const messages = batches.flatMap((batch) => batch.messages);
        expect(messages).toHaveLength(3);
        expect(messages[0]!.raw.toString()).toMatch(/before.?after/s);
        expect(messages[2]!.raw.toString()).toBe(mail(3));
      },
    );

    it('fetches only the headers of a message over the limit, and the others around it whole', async () => {
      await put('joe', [mail(1), mail(2, 'x'.repeat(300_000)), mail(3)]);
      const batches = await read(await connect('joe'), null, 'INBOX', { maxMessageBytes: 100_000 });
      const messages = batches.flatMap((batch) => batch.messages);
      expect(messages.map(({ truncated }) => truncated)).toEqual([false, true, false]);
      expect(messages[1]!.raw.toString()).toMatch(/^From: a@example.test\r\n[^]*\r\n\r\n$/);
      expect(messages[1]!.size).toBeGreaterThan(300_000);
    });

    it('finds Inbox, Junk and Sent, keeps an answer in Sent and finds it there', async () => {
      const connection = await connect('bob');
      const folders = await connection.folders();
      const roles = folders.flatMap(({ role, path, roleSource }) =>
        role === 'junk' || role === 'sent' ? [[role, path, roleSource]] : [],
      );
      expect(roles.toSorted((a, b) => a[0]!.localeCompare(b[0]!))).toEqual([
        ['junk', offers.folder('Junk'), offers.roleSource],
        ['sent', offers.folder('Sent'), offers.roleSource],
      ]);
      expect(folders.find(({ role }) => role === 'inbox')?.path).toBe('INBOX');
      await connection.append(offers.folder('Sent'), mail(42), ['\\Seen']);
      const found = await connection.findByMessageId(offers.folder('Sent'), '<42@example.test>');
      expect(found).toHaveLength(1);
      expect(await connection.findByMessageId(offers.folder('Sent'), '<43@example.test>')).toEqual([]);
    });

    it('notices a connection that died without a word, and the next one goes on', async () => {
      const { port } = server.server('carl');
      const proxy = await startFreezableProxy(port);
      try {
        const more = { port: proxy.port, security: 'none', timeouts: { silenceMs: 3_000 } } as const;
        const connection = await connect('carl', more);
        const idling = proxy.serverSays(/^\+ /m);
        const waiting = connection.waitForNew('INBOX', { maxIdleMs: 60_000 });
        await idling;
        proxy.freeze();
        await expect(waiting).rejects.toThrow(MailboxError);
        expect(await connection.closed).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } });
      } finally {
        await proxy.stop();
      }
      expect((await (await connect('carl')).status('INBOX')).exists).toBeGreaterThan(0);
    });

    it('logs in by PLAIN and by LOGIN, over STARTTLS and over TLS, and says when it is refused', async () => {
      const by = (method: 'auto' | 'PLAIN' | 'LOGIN', password = 'correct horse') => ({
        auth: { method, username: 'gus', password },
      });
      await connect('gus', by('LOGIN'));
      if (server.imapsPort === null) return;
      await connect('gus', by('PLAIN'));
      await connect('gus', { ...by('auto'), security: 'implicit_tls', port: server.imapsPort });
      const wrong = server.server('gus', by('auto', 'wrong'));
      await expect(openMailbox(wrong)).rejects.toMatchObject({ failure: { kind: 'auth' } });
    });

    // Only Courier forgets, and what comes over IMAP it remembers: the messages must lie there as a mail agent left them.
    it.each(offers.drops ? [label] : [])(
      'a numbering that the server does not keep neither makes it read in a circle nor lose a message',
      async () => {
        await server.drop!('kim', mail(1));
        await server.drop!('kim', mail(2));
        const connection = await connect('kim');
        const first = await read(connection, null);
        expect(rawsOf(first)).toEqual([mail(1), mail(2)]);
        expect(await connection.waitForNew('INBOX', { maxIdleMs: 1_500 })).toBe('timeout');
        expect(await connection.waitForNew('INBOX', { maxIdleMs: 1_500 })).toBe('timeout');
        expect(await read(connection, first.at(-1)!.cursor)).toEqual([]);
        const waiting = connection.waitForNew('INBOX', { maxIdleMs: 20_000 });
        await server.drop!('kim', mail(3));
        expect(await waiting).toBe('changed');
        expect(rawsOf(await read(connection, first.at(-1)!.cursor)).at(-1)).toBe(mail(3));
      },
    );
  });
}
