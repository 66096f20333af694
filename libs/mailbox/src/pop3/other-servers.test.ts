import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Maildrop,
  type MaildropMessage,
  type MailboxServer,
  MailboxError,
  openMailbox,
  openMaildrop,
  type Pop3Server,
  testMailboxServer,
} from '../index.js';
import { skipWithoutCourier, startCourier } from '../testing/courier.js';
import { skipWithoutCyrus, startCyrus } from '../testing/cyrus.js';

const password = 'correct horse';
const users = ['anna', 'bob', 'carl'].map((name) => ({ name, password }));
const mail = (n: number, body: string) =>
  `From: a@example.test\r\nTo: b@example.test\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nSubject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\n${body}\r\n`;
const bodies = ['.', '..two\r\n.\r\n...', `${'long line '.repeat(90)}\r\n`.repeat(300), 'last'];

interface Running {
  imapPort: number;
  pop3Port: number;
  pop3sPort: number;
  ca: string;
  stop(): Promise<void>;
}

const servers = [
  { label: 'Cyrus', skip: skipWithoutCyrus, start: (): Promise<Running> => startCyrus({ users }) },
  { label: 'Courier', skip: skipWithoutCourier, start: (): Promise<Running> => startCourier({ users }) },
];

for (const { label, skip, start } of servers) {
  describe.skipIf(skip(process.env['CI']))(`a maildrop on a real ${label}`, () => {
    let running: Running;
    beforeAll(async () => {
      running = await start();
    }, 60_000);
    afterAll(() => running?.stop());

    const login = (username: string) => ({
      host: 'localhost',
      security: 'starttls' as const,
      allowInvalidCertificate: false,
      ca: running.ca,
      auth: { method: 'auto' as const, username, password },
      onlyLoopback: true,
    });
    const server = (user: string, more: Partial<Pop3Server> = {}): Pop3Server => ({
      ...login(user),
      protocol: 'pop3',
      port: running.pop3Port,
      ...more,
    });
    /** Puts mail there, and looks at it, as another program does. */
    const overImap = async <T>(
      user: string,
      work: (mailbox: Awaited<ReturnType<typeof openMailbox>>) => Promise<T>,
    ) => {
      const imap: MailboxServer = { ...login(user), protocol: 'imap', port: running.imapPort };
      const mailbox = await openMailbox(imap);
      try {
        return await work(mailbox);
      } finally {
        await mailbox.close();
      }
    };
    const fill = (user: string) =>
      overImap(user, async (mailbox) => {
        for (const [n, body] of bodies.entries()) await mailbox.append('INBOX', mail(n, body));
      });
    const readAll = async (maildrop: Maildrop) => {
      const { messages, complete } = await maildrop.list();
      expect(complete).toBe(true);
      const read: MaildropMessage[] = [];
      for await (const batch of maildrop.fetch(messages)) read.push(...batch.messages);
      return read;
    };

    it.each([
      ['STLS', () => ({})],
      ['TLS from the start', () => ({ port: running.pop3sPort, security: 'implicit_tls' as const })],
      ['USER and PASS', () => ({ auth: { ...login('anna').auth, method: 'LOGIN' as const } })],
    ] as const)('is read over %s, byte by byte, and stays there', async (_, how) => {
      const held = await overImap('anna', (mailbox) => mailbox.status('INBOX'));
      if (held.exists === 0) await fill('anna');
      const maildrop = await openMaildrop(server('anna', how()));
      const read = await readAll(maildrop);
      await maildrop.quit();
      expect(new Set(read.map(({ raw }) => raw.toString()))).toEqual(
        new Set(bodies.map((body, n) => mail(n, body))),
      );
      expect((await overImap('anna', (mailbox) => mailbox.status('INBOX'))).exists).toBe(bodies.length);
    });

    it('keeps its UIDLs, and deletes what was verified at QUIT and not before', async () => {
      await fill('bob');
      const lost = await openMaildrop(server('bob'));
      const read = await readAll(lost);
      const proofs = read.map(({ listed, headDigest }) => ({ listed, headDigest }));
      expect((await lost.verify(proofs)).size).toBe(bodies.length);
      await lost.remove([read[0]!.listed]);
      await lost.close();

      const again = await openMaildrop(server('bob'));
      const { messages } = await again.list();
      expect(messages).toEqual(read.map(({ listed }) => listed));
      expect(await again.remove([messages[0]!])).toHaveLength(1);
      await again.quit();
      const last = await openMaildrop(server('bob'));
      const left = (await last.list()).messages.map(({ uidl }) => uidl);
      await last.quit();
      expect(left).toEqual(messages.slice(1).map(({ uidl }) => uidl));
    });

    it('is tested step by step, and a wrong password is told for what it is', async () => {
      expect(
        (await testMailboxServer(server('carl'))).steps.map(({ name, state }) => `${name} ${state}`),
      ).toEqual([
        'resolve ok',
        'connect ok',
        'greeting ok',
        'tls ok',
        'certificate ok',
        'login ok',
        'inbox ok',
      ]);
      const wrong = openMaildrop(server('carl', { auth: { ...login('carl').auth, password: 'no' } }));
      await expect(wrong).rejects.toBeInstanceOf(MailboxError);
      await expect(wrong).rejects.toMatchObject({ failure: { kind: 'auth' } });
      // Courier takes its time before it says no.
    }, 30_000);
  });
}
