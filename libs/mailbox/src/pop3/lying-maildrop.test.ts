import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Maildrop,
  type MaildropMessage,
  MailboxError,
  openMaildrop,
  type Pop3Server,
  testMailboxServer,
} from '../index.js';
import {
  DROP,
  type Pop3Script,
  type ScriptedMessage,
  type ScriptedPop3,
  SILENCE,
  startScriptedPop3,
} from '../testing/scripted-pop3.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const message = (n: number, more = ''): ScriptedMessage => ({
  uidl: `u${n}`,
  raw: `Subject: ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\nbody ${n}\r\n${more}`,
});
const some = (count: number) => Array.from({ length: count }, (_, at) => message(at + 1));

async function serve(
  messages: ScriptedMessage[],
  script: Pop3Script = () => undefined,
): Promise<ScriptedPop3> {
  const pop3 = await startScriptedPop3(messages);
  pop3.script = script;
  stops.push(() => pop3.stop());
  return pop3;
}
const at = (port: number, more: Partial<Pop3Server> = {}): Pop3Server => ({
  protocol: 'pop3',
  host: '127.0.0.1',
  port,
  security: 'none',
  allowInvalidCertificate: false,
  onlyLoopback: true,
  auth: { method: 'auto', username: 'a', password: 'b' },
  ...more,
});
async function open(pop3: ScriptedPop3, more?: Partial<Pop3Server>, maxMessageBytes = 1_000_000) {
  const maildrop = await openMaildrop(at(pop3.port, more), { maxMessageBytes });
  stops.unshift(() => maildrop.close());
  return maildrop;
}
async function read(maildrop: Maildrop, into: MaildropMessage[] = []): Promise<MaildropMessage[]> {
  const { messages } = await maildrop.list();
  for await (const batch of maildrop.fetch(messages)) into.push(...batch.messages);
  return into;
}
const subjects = (messages: readonly MaildropMessage[]) =>
  messages.map(({ raw }) => /Subject: (\w+)/.exec(raw.toString())?.[1]);

describe('a server that lies, or dies', () => {
  it('cuts what it gives to TOP: the whole comes by RETR', async () => {
    const messages = some(7);
    const pop3 = await serve(messages, (command) =>
      command.startsWith('TOP') ? '+OK\r\nSubject: cut\r\n\r\n.\r\n' : undefined,
    );
    const got = await read(await open(pop3));
    expect(got.map(({ raw }) => raw.toString())).toEqual(messages.map(({ raw }) => raw));
  });

  it('ends the connection in the middle of a message: what came before is handed over by then, and the rest next time', async () => {
    const pop3 = await serve(some(250), (command, { number }) =>
      number === 1 && /^(TOP|RETR) 230\b/.test(command) ? DROP : undefined,
    );
    const got: MaildropMessage[] = [];
    await expect(read(await open(pop3), got)).rejects.toMatchObject({ failure: { kind: 'closed' } });
    expect(got).toHaveLength(200);
    expect(await read(await open(pop3))).toHaveLength(250);
  });

  it('announces less than it sends: the headers are kept, and the next session goes on behind', async () => {
    const pop3 = await serve([message(1), message(2, 'x'.repeat(300_000)), message(3)], (command) =>
      command === 'LIST' ? '+OK\r\n1 50\r\n2 50\r\n3 50\r\n.\r\n' : undefined,
    );
    const got: MaildropMessage[] = [];
    await expect(read(await open(pop3, {}, 100_000), got)).rejects.toMatchObject({
      failure: { kind: 'protocol' },
    });
    const large = got.find(({ truncated }) => truncated);
    expect(large?.raw.toString()).toBe('Subject: 2\r\nMessage-ID: <2@example.test>\r\n');
    const next = await open(pop3, {}, 100_000);
    const rest = (await next.list()).messages.filter(({ number }) => number !== 2);
    for await (const batch of next.fetch(rest))
      expect(new Set(subjects(batch.messages))).toEqual(new Set(['1', '3']));
  });

  it('never ends a line', async () => {
    const pop3 = await serve(some(1), (command) =>
      command === 'STAT' ? `+OK ${'1'.repeat(100_000)}` : undefined,
    );
    await expect(read(await open(pop3))).rejects.toMatchObject({ failure: { kind: 'protocol' } });
  });

  it('counts otherwise in STAT than in LIST: the listing is not complete', async () => {
    const pop3 = await serve(some(3), (command) => (command === 'STAT' ? '+OK 9 999\r\n' : undefined));
    const { messages, complete } = await (await open(pop3)).list();
    expect(messages).toHaveLength(3);
    expect(complete).toBe(false);
  });

  it('writes nonsense into its lists: what makes sense is taken', async () => {
    const pop3 = await serve(some(2), (command) => {
      if (command === 'LIST') return '+OK\r\n1 many\r\n2 99999999999999999999\r\n2 7\r\n0 1\r\n.\r\n';
      return command === 'UIDL' ? '+OK\r\n1 a b\r\n2 \r\n-1 x\r\n1 u1\r\n2 u2\r\n.\r\n' : undefined;
    });
    const listing = await (await open(pop3)).list();
    expect(listing).toEqual({
      messages: [
        { number: 1, uidl: 'u1', size: null },
        { number: 2, uidl: 'u2', size: 7 },
      ],
      complete: false,
    });
  });

  it('refuses LIST or UIDL: that is a failure and no empty maildrop', async () => {
    for (const refused of ['LIST', 'UIDL', 'STAT']) {
      const pop3 = await serve(some(2), (command) => (command === refused ? '-ERR no\r\n' : undefined));
      await expect((await open(pop3)).list()).rejects.toMatchObject({ failure: { kind: 'refused' } });
    }
  });

  it('knows neither CAPA nor UIDL nor TOP: messages are named by their header blocks', async () => {
    const old = (command: string) => (/^(CAPA|UIDL|TOP|AUTH)/.test(command) ? '-ERR unknown\r\n' : undefined);
    const pop3 = await serve(some(3), old);
    pop3.capabilities = [];
    const maildrop = await open(pop3, { auth: { method: 'auto', username: 'a', password: 'b' } });
    const byWhole = (await maildrop.list()).messages;
    expect(new Set(byWhole.map(({ uidl }) => uidl)).size).toBe(3);
    expect(byWhole.every(({ uidl }) => /^head:[0-9a-f]{64}$/.test(uidl))).toBe(true);
    // The same names where TOP is there.
    pop3.script = (command) => (/^(CAPA|UIDL)/.test(command) ? '-ERR unknown\r\n' : undefined);
    expect((await (await open(pop3)).list()).messages).toEqual(byWhole);
  });

  it('has no UIDL and shows no message: that is a failure and no empty maildrop', async () => {
    const pop3 = await serve(some(3), (command) =>
      /^(CAPA|UIDL|TOP|RETR)/.test(command) ? '-ERR no\r\n' : undefined,
    );
    pop3.capabilities = [];
    await expect((await open(pop3)).list()).rejects.toMatchObject({ failure: { kind: 'refused' } });
  });

  it('refuses one message and hands out others: it is told as unreadable, and stops nothing', async () => {
    const pop3 = await serve(some(3), (command) =>
      /^(RETR|TOP) 2\b/.test(command) ? '-ERR cannot open\r\n' : undefined,
    );
    const got = await read(await open(pop3));
    expect(got.map(({ unreadable }) => unreadable)).toEqual([null, null, '-ERR cannot open']);
  });

  it.each([
    ['all of them', '-ERR cannot open\r\n', 'refused'],
    ['for the moment', '-ERR [SYS/TEMP] storage is away\r\n', 'unavailable'],
  ])('refuses messages: %s, which is a failure', async (_, line, kind) => {
    const pop3 = await serve(some(3), (command) => (/^(RETR|TOP)/.test(command) ? line : undefined));
    await expect(read(await open(pop3))).rejects.toMatchObject({ failure: { kind } });
  });

  it.each([
    ['before the QUIT', (command: string) => (command === 'QUIT' ? DROP : undefined)],
    [
      'by saying that it failed',
      (command: string) => (command === 'QUIT' ? '-ERR not removed\r\n' : undefined),
    ],
    ['by saying nothing', (command: string) => (command === 'QUIT' ? SILENCE : undefined)],
  ])('does not confirm deletions, %s: quit does not return', async (_, script) => {
    const pop3 = await serve(some(2), script);
    const maildrop = await open(pop3, { timeouts: { silenceMs: 200 } });
    const { messages } = await maildrop.list();
    expect(await maildrop.remove(messages)).toHaveLength(2);
    await expect(maildrop.quit()).rejects.toBeInstanceOf(MailboxError);
    expect(pop3.messages).toHaveLength(2);
  });

  it('is busy with somebody else: a test says that the login is right', async () => {
    const pop3 = await serve([], (command) =>
      command.startsWith('AUTH') ? '-ERR [IN-USE] Mailbox is locked by another POP3 session.\r\n' : undefined,
    );
    const report = await testMailboxServer(at(pop3.port));
    expect(report.ok).toBe(true);
    expect(report.steps.map(({ name, state }) => `${name} ${state}`).slice(-2)).toEqual([
      'login warning',
      'inbox skipped',
    ]);
  });

  it('refuses one DELE: only what it took counts as marked', async () => {
    const pop3 = await serve(some(3), (command) => (command === 'DELE 2' ? '-ERR no\r\n' : undefined));
    const maildrop = await open(pop3);
    const { messages } = await maildrop.list();
    expect((await maildrop.remove(messages)).map(({ number }) => number)).toEqual([1, 3]);
  });

  it('stops talking in the middle of a message', async () => {
    const pop3 = await serve(some(2), (command) => (/^TOP 2\b/.test(command) ? SILENCE : undefined));
    const maildrop = await open(pop3, { timeouts: { silenceMs: 200 } });
    await expect(read(maildrop)).rejects.toMatchObject({ failure: { kind: 'timeout' } });
  });

  it.each([
    ['-ERR [LOGIN-DELAY] minimum time between mail checks is 5 minutes', 'throttled'],
    ['-ERR [IN-USE] Do you have another POP session running?', 'in_use'],
    ['-ERR maildrop already locked', 'in_use'],
    ['-ERR [SYS/TEMP] Try later', 'unavailable'],
    [
      '-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings page and enable your account for POP access.',
      'auth',
    ],
    ['-ERR [SYS/PERM] No mailbox here', 'refused'],
    ['-ERR [AUTH] Authentication failed.', 'auth'],
    // AUTH-RESP-CODE was promised, so without [AUTH] it is not the password.
    ['-ERR something else', 'refused'],
  ])('answers the login with "%s": %s', async (line, kind) => {
    const pop3 = await serve([], (command) => (/^(AUTH|PASS)/.test(command) ? `${line}\r\n` : undefined));
    await expect(open(pop3)).rejects.toMatchObject({ failure: { kind, serverWords: line } });
    // One try: a second one in other words would count towards a lock-out.
    expect(pop3.received.filter((command) => /^(AUTH|PASS)/.test(command))).toHaveLength(1);
  });

  it('sends one command at a time to a server that does not take several', async () => {
    const pop3 = await serve(some(40));
    pop3.capabilities = ['USER', 'UIDL', 'TOP'];
    expect(await read(await open(pop3))).toHaveLength(40);
  });
});

describe('before the password', () => {
  /** Answers STLS with these bytes at once, then whatever comes is not understood. */
  async function stlsServer(answer: string): Promise<{ port: number; said: string[] }> {
    const said: string[] = [];
    const sockets: Socket[] = [];
    const server: Server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.write('+OK hello\r\n');
      socket.on('data', (chunk) => {
        said.push(chunk.toString('latin1'));
        if (chunk.toString('latin1').startsWith('STLS')) socket.write(answer);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    });
    return { port: (server.address() as { port: number }).port, said };
  }

  it.each([
    ['refuses STLS', '-ERR unknown command\r\n', /does not offer STARTTLS/],
    [
      'puts an answer of its own behind the consent',
      '+OK begin\r\n+OK you are in\r\n',
      /just before it was encrypted/,
    ],
  ])('a server that %s gets none', async (_, answer, meaning) => {
    const { port, said } = await stlsServer(answer);
    const opening = openMaildrop(at(port, { security: 'starttls' }));
    await expect(opening).rejects.toMatchObject({
      failure: { kind: 'tls', meaning: expect.stringMatching(meaning) as string },
    });
    expect(said.join('')).not.toMatch(/USER|PASS|AUTH/);
    const report = await testMailboxServer(at(port, { security: 'starttls' }));
    expect(report.steps.find(({ state }) => state === 'failed')).toMatchObject({ name: 'tls' });
    expect(said.join('')).not.toMatch(/USER|PASS|AUTH/);
  });

  it('a server that does not greet is given up', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(async () => {
      server.close();
      await once(server, 'close');
    });
    const sockets: Socket[] = [];
    server.on('connection', (socket) => sockets.push(socket.on('error', () => socket.destroy())));
    stops.unshift(() => Promise.resolve(sockets.forEach((socket) => socket.destroy())));
    const { port } = server.address() as { port: number };
    await expect(openMaildrop(at(port, { timeouts: { greetingMs: 100 } }))).rejects.toMatchObject({
      failure: { kind: 'timeout', meaning: 'The connection was made, but the server did not greet.' },
    });
  });

  it('a server that names a delay between logins and a rule of deletion is heard', async () => {
    const pop3 = await serve(some(1));
    pop3.capabilities = [...pop3.capabilities, 'LOGIN-DELAY 600', 'EXPIRE 0'];
    expect((await open(pop3)).loginDelaySeconds).toBe(600);
    const report = await testMailboxServer(at(pop3.port));
    expect(report.steps.find(({ name }) => name === 'inbox')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('deletes a mail as soon as it has been read') as string,
    });
  });
});
