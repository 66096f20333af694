import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { explainFailure } from './explain-failure.js';
import type { MailboxServer, Pop3Server, TokenAnswer } from './mailbox-server.js';
import { openMailbox } from './open-mailbox.js';
import { openMaildrop } from './pop3/maildrop.js';
import { testMailboxServer } from './test-mailbox-server.js';
import { type Dovecot, skipWithoutDovecot } from './testing/dovecot.js';
import { startDovecotWithTokens } from './testing/dovecot-oauth.js';
import { startScriptedImap } from './testing/scripted-imap.js';

const USER = 'ines@example.test';
const token = (name: string): TokenAnswer => ({ status: 'token', token: name });

/** A login that is given these answers one after the other, the last one for ever. */
function login(answers: TokenAnswer[]) {
  const asked: (string | undefined)[] = [];
  const auth = {
    method: 'XOAUTH2' as const,
    username: USER,
    token: (refused?: string) => {
      asked.push(refused);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return Promise.resolve(answer ?? { status: 'later' as const, says: 'No more.' });
    },
  };
  return { auth, asked };
}

describe.skipIf(skipWithoutDovecot(process.env.CI))('a mailbox on a Dovecot that takes tokens', () => {
  let dovecot: Dovecot;
  let authority: Server;
  /** The tokens that are in force. */
  const good = new Set<string>();
  beforeAll(async () => {
    authority = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const active = good.has(new URLSearchParams(body).get('token') ?? '');
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify(active ? { active, email: USER } : { active }));
      });
    });
    authority.listen(0, '127.0.0.1');
    await once(authority, 'listening');
    const { port } = authority.address() as AddressInfo;
    dovecot = await startDovecotWithTokens({
      users: [{ name: USER, password: 'not needed' }],
      pop3: true,
      introspectionUrl: `http://127.0.0.1:${port}/introspect`,
    });
  });
  afterAll(async () => {
    await dovecot?.stop();
    authority.closeAllConnections();
    authority.close();
  });
  beforeEach(() => good.clear());

  const server = (auth: MailboxServer['auth']): MailboxServer => ({
    protocol: 'imap',
    host: 'localhost',
    port: dovecot.imapsPort,
    security: 'implicit_tls',
    allowInvalidCertificate: false,
    ca: dovecot.ca,
    auth,
    onlyLoopback: true,
  });

  it('is opened with the token of the moment', async () => {
    good.add('one');
    const { auth, asked } = login([token('one')]);
    const connection = await openMailbox(server(auth));
    expect((await connection.folders()).map(({ path }) => path)).toContain('INBOX');
    await connection.close();
    expect(asked).toEqual([undefined]);
  });

  it('is opened with a fresh one where the first is refused', async () => {
    good.add('two');
    const { auth, asked } = login([token('one'), token('two')]);
    await (await openMailbox(server(auth))).close();
    expect(asked).toEqual([undefined, 'one']);
    const again = login([token('one'), token('two')]);
    expect(await testMailboxServer(server(again.auth))).toMatchObject({ ok: true });
  });

  it('is opened over POP3 in the same way', async () => {
    good.add('two');
    const { auth, asked } = login([token('one'), token('two')]);
    const pop3: Pop3Server = { ...server(auth), protocol: 'pop3', port: dovecot.pop3sPort ?? 0 };
    const maildrop = await openMaildrop(pop3);
    expect((await maildrop.list()).messages).toEqual([]);
    await maildrop.close();
    expect(asked).toEqual([undefined, 'one']);
    await expect(openMaildrop({ ...pop3, auth: login([token('three')]).auth })).rejects.toMatchObject({
      failure: { kind: 'auth', meaning: 'The server does not accept the sign-in of this user.' },
    });
  });

  it('is refused after the second, in words about the sign-in and not about a password', async () => {
    const { auth, asked } = login([token('one'), token('two')]);
    await expect(openMailbox(server(auth))).rejects.toMatchObject({
      failure: {
        kind: 'auth',
        serverWords: expect.stringContaining('AUTHENTICATIONFAILED'),
        meaning: 'The server does not accept the sign-in of this user.',
        remedy: expect.not.stringContaining('password'),
      },
    });
    expect(asked).toEqual([undefined, 'one']);
  });
});

describe('what is said where there is no token', () => {
  let imap: Awaited<ReturnType<typeof startScriptedImap>>;
  beforeEach(async () => {
    imap = await startScriptedImap(() => undefined, 'IMAP4rev1 AUTH=PLAIN');
  });
  afterEach(() => imap.stop());
  const server = (auth: MailboxServer['auth']): MailboxServer => ({
    protocol: 'imap',
    host: '127.0.0.1',
    port: imap.port,
    security: 'none',
    allowInvalidCertificate: false,
    auth,
    onlyLoopback: true,
  });

  test.each<[string, TokenAnswer, string]>([
    ['a withdrawn consent ends the watch', { status: 'withdrawn', says: 'Sign in again.' }, 'auth'],
    ['an authority that is away is asked later', { status: 'later', says: 'Google is away.' }, 'unavailable'],
  ])('%s, and the server is not connected to', async (_name, answer, kind) => {
    const meaning = answer.status === 'token' ? '' : answer.says;
    await expect(openMailbox(server(login([answer]).auth))).rejects.toMatchObject({
      failure: { kind, meaning },
    });
    expect(imap.received).toEqual([]);
  });

  test('a server that takes no tokens gets none', async () => {
    await expect(openMailbox(server(login([token('one')]).auth))).rejects.toMatchObject({
      failure: { kind: 'auth', meaning: 'The server does not offer the way to sign in that was chosen.' },
    });
    expect(imap.received.map(({ name }) => name)).not.toContain('AUTHENTICATE');
  });
});

test.each(['Session invalidated - AccessTokenExpired', 'Session expired, please login again.'])(
  '“* BYE %s” is the end of one connection, not of the sign-in',
  (reason) => {
    expect(explainFailure({ code: 'NoConnection', reason })).toMatchObject({ kind: 'closed' });
  },
);
