import { afterEach, expect, test } from 'vitest';
import { testSmtpServer } from '../diagnose/test-smtp-server.js';
import { type Script, type ScriptedServer, startScriptedServer } from '../fixtures/scripted-server.js';
import { SmtpPool } from '../pool/smtp-pool.js';
import type { SmtpServer, TokenAnswer } from '../server.js';

const USER = 'ines@northlight.coffee';
const REFUSED_334 = '334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=';
const REFUSED_535 = '535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 gsmtp';

let stop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of stop.toReversed()) await end();
  stop = [];
});

/** A server that takes some tokens, and an authority that gives them one after the other. */
async function set(script: Script, answers: TokenAnswer[]) {
  const scripted = await startScriptedServer({
    ehlo: '250-scripted.test\r\n250 AUTH LOGIN PLAIN XOAUTH2',
    ...script,
  });
  const asked: (string | undefined)[] = [];
  const server: SmtpServer = {
    host: '127.0.0.1',
    port: scripted.port,
    ownNetwork: true,
    security: 'none',
    allowInvalidCertificate: false,
    allowPlaintextAuth: true,
    maxConnections: 4,
    messagesPerConnection: 100,
    auth: {
      method: 'XOAUTH2',
      username: USER,
      token: (refused) => {
        asked.push(refused);
        const [only] = answers;
        const answer = answers.length > 1 ? answers.shift() : only;
        return Promise.resolve(answer ?? { status: 'later', says: 'No more.' });
      },
    },
  };
  const pool = new SmtpPool(server);
  stop.push(
    () => scripted.stop(),
    () => pool.drain(),
  );
  const send = () =>
    pool.send({ from: USER, to: 'mira@rowan.test' }, Buffer.from('Subject: x\r\n\r\nHello\r\n'), {
      bodyEnding: () => undefined,
    });
  return { scripted, server, asked, send, pool };
}
const token = (name: string): TokenAnswer => ({ status: 'token', token: name });
const saidBy = ({ commands }: ScriptedServer) =>
  commands
    .filter((line) => line.startsWith('AUTH'))
    .map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('latin1'));
const takes = (good: string) => (_nth: number, line: string) => {
  if (line === '') return REFUSED_535;
  const said = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('latin1');
  return said.includes(`Bearer ${good}\x01`) ? '235 2.7.0 Accepted' : REFUSED_334;
};

test('a connection logs in with user and token, and mail leaves', async () => {
  const { scripted, asked, send } = await set({ auth: takes('one') }, [token('one')]);
  expect(await send()).toMatchObject({ status: 'accepted' });
  expect(saidBy(scripted)).toEqual([`user=${USER}\x01auth=Bearer one\x01\x01`]);
  expect(asked).toEqual([undefined]);
});

test('every new connection asks for the token of its moment', async () => {
  const { scripted, send, pool } = await set({}, [token('one'), token('two')]);
  pool.resize({ messagesPerConnection: 1 });
  await send();
  await send();
  expect(saidBy(scripted).map((said) => /Bearer (\w+)/.exec(said)?.[1])).toEqual(['one', 'two']);
});

test('a refused token is replaced once, on a new connection', async () => {
  const { scripted, asked, send } = await set({ auth: takes('two') }, [token('one'), token('two')]);
  expect(await send()).toMatchObject({ status: 'accepted' });
  expect(asked).toEqual([undefined, 'one']);
  expect(scripted.connections).toBe(2);
});

test('a second refusal is the server’s answer, in its words, and nothing is tried after it', async () => {
  const { scripted, asked, send, pool } = await set({ auth: takes('none') }, [token('one'), token('two')]);
  expect(await send()).toMatchObject({
    status: 'not_sent',
    errorCode: 'auth',
    code: 535,
    enhancedCode: '5.7.8',
    reply: expect.stringContaining('Username and Password not accepted'),
  });
  expect(pool.block).toMatchObject({ kind: 'login' });
  expect(await send()).toMatchObject({ errorCode: 'blocked' });
  expect(asked).toEqual([undefined, 'one']);
  expect(scripted.connections).toBe(2);
});

test('Exchange says 535 at once', async () => {
  const auth = (nth: number) => (nth === 0 ? '535 5.7.3 Authentication unsuccessful' : '235 2.7.0 Ok');
  const { asked, send } = await set({ auth }, [token('one'), token('two')]);
  expect(await send()).toMatchObject({ status: 'accepted' });
  expect(asked).toEqual([undefined, 'one']);
});

test('where the same token comes again it is not tried again', async () => {
  const { scripted, send } = await set({ auth: takes('none') }, [token('one')]);
  expect(await send()).toMatchObject({ errorCode: 'auth', code: 535 });
  expect(scripted.connections).toBe(1);
});

test('without consent the server is not even asked', async () => {
  const { scripted, send, pool } = await set({}, [{ status: 'withdrawn', says: 'Sign in again.' }]);
  expect(await send()).toMatchObject({ errorCode: 'auth', error: 'Sign in again.', reply: null });
  expect(pool.block).toMatchObject({ kind: 'login', reason: 'Sign in again.' });
  expect(scripted.connections).toBe(0);
});

test('an authority that is away is waited for like a server that is', async () => {
  const { send, pool } = await set({}, [{ status: 'later', says: 'Google does not answer.' }]);
  expect(await send()).toMatchObject({ errorCode: 'connect', error: 'Google does not answer.' });
  expect(pool.block).toMatchObject({ kind: 'connect' });
});

test('a token that runs out on an open connection costs a new connection and no message', async () => {
  const mail = (nth: number) => (nth === 1 ? '530 5.7.0 Authentication Required. DROP' : '250 2.1.0 Ok');
  const { scripted, send, pool } = await set({ mail }, [token('one'), token('two')]);
  expect(await send()).toMatchObject({ status: 'accepted' });
  expect(await send()).toMatchObject({ status: 'accepted' });
  expect(scripted.connections).toBe(2);
  expect(pool.block).toBeNull();
  expect(scripted.messages).toHaveLength(2);
});

test('a server without XOAUTH2 is said to be one', async () => {
  const ehlo = '250-scripted.test\r\n250 AUTH LOGIN PLAIN';
  const { scripted, send } = await set({ ehlo }, [token('one')]);
  expect(await send()).toMatchObject({
    errorCode: 'auth',
    error: 'The server does not offer to log in with XOAUTH2: it offers PLAIN, LOGIN',
  });
  expect(saidBy(scripted)).toEqual([]);
});

test('over a connection without TLS no token is said unless that was asked for', async () => {
  const { scripted, server, asked } = await set({}, [token('one')]);
  const pool = new SmtpPool({ ...server, allowPlaintextAuth: false });
  stop.push(() => pool.drain());
  const sent = await pool.send({ from: USER, to: USER }, Buffer.from('x'), { bodyEnding: () => undefined });
  expect(sent).toMatchObject({ errorCode: 'auth' });
  expect([scripted.connections, asked]).toEqual([0, []]);
});

test('the walk through a connection does the same, and says what the authority said', async () => {
  const good = await set({ auth: takes('two') }, [token('one'), token('two')]);
  expect(await testSmtpServer(good.server)).toMatchObject({ ok: true });
  const withdrawn = await set({}, [{ status: 'withdrawn', says: 'Sign in again at Google.' }]);
  expect(await testSmtpServer(withdrawn.server)).toMatchObject({
    ok: false,
    steps: [{ step: 'auth', status: 'failed', meaning: 'Sign in again at Google.' }],
  });
  const refused = await set({ auth: takes('none') }, [token('one')]);
  const report = await testSmtpServer(refused.server);
  expect(report.steps.at(-1)).toMatchObject({
    step: 'auth',
    status: 'failed',
    said: expect.stringContaining('535'),
    advice: expect.stringContaining('sign in again'),
  });
});
