import { afterEach, describe, expect, test } from 'vitest';
import { expiredCertificate, testAuthority, wrongHostCertificate } from '../fixtures/certificates.js';
import { poolAt, sendOne } from '../fixtures/pool-under-test.js';
import { goodLogin, startRealServer, type RealServer } from '../fixtures/real-server.js';
import { startScriptedServer } from '../fixtures/scripted-server.js';
import type { SmtpServer } from '../server.js';

let server: RealServer;
const login = { auth: { method: 'auto', ...goodLogin } } as const;

async function given(options: Parameters<typeof startRealServer>[0], overrides: Partial<SmtpServer>) {
  server = await startRealServer(options);
  return poolAt(server.port, { host: 'localhost', ca: testAuthority, ...overrides });
}

afterEach(() => server.stop());

describe('encryption and login', () => {
  test.each(['auto', 'PLAIN', 'LOGIN', 'CRAM-MD5'] as const)('STARTTLS, then AUTH by %s', async (method) => {
    const pool = await given({}, { security: 'starttls', auth: { ...goodLogin, method } });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted', endings: 1 });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
    expect(server.logins).toBe(1);
    expect(server.messages).toHaveLength(2);
    await pool.drain();
  });

  test('TLS from the start', async () => {
    const pool = await given({ secure: true }, { security: 'implicit_tls', ...login });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
    expect(server.messages[0]).toContain('Subject: Hello');
    await pool.drain();
  });

  test('twenty messages over four encrypted connections, each arrives once', async () => {
    const pool = await given(
      {},
      { security: 'starttls', ...login, maxConnections: 4, messagesPerConnection: 3 },
    );
    const results = await Promise.all(Array.from({ length: 20 }, () => sendOne(pool)));
    expect(results.every(({ status }) => status === 'accepted')).toBe(true);
    expect(server.messages).toHaveLength(20);
    await pool.drain();
  });

  test('destroying an encrypted connection leaves nothing behind', async () => {
    const pool = await given({ onData: () => undefined }, { security: 'starttls', ...login });
    const sent = sendOne(pool);
    await expect.poll(() => pool.open).toBe(1);
    await expect.poll(() => server.logins).toBe(1);
    pool.destroy();
    expect(['uncertain', 'not_sent']).toContain((await sent).status);
    await expect.poll(() => pool.open).toBe(0);
  });
});

describe('what is not to be believed', () => {
  test.each([
    ['expired', { cert: expiredCertificate }],
    ['for another host', { cert: wrongHostCertificate }],
  ])('a certificate that is %s is refused before anything is said', async (_what, options) => {
    for (const [security, secure] of [
      ['starttls', false],
      ['implicit_tls', true],
    ] as const) {
      const pool = await given({ ...options, secure }, { security, ...login });
      expect(await sendOne(pool)).toMatchObject({
        status: 'not_sent',
        errorCode: 'certificate',
        stage: 'starttls',
        endings: 0,
      });
      expect(server.passwords).toEqual([]);
      pool.destroy();
      await server.stop();
    }
    const accepting = await given(options, { security: 'starttls', ...login, allowInvalidCertificate: true });
    expect(await sendOne(accepting)).toMatchObject({ status: 'accepted' });
    await accepting.drain();
  });

  test('an authority that nobody knows is refused', async () => {
    const pool = await given({}, { security: 'starttls', ca: undefined, ...login });
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'certificate' });
    pool.destroy();
  });

  test('a server whose STARTTLS was taken away gets neither password nor message', async () => {
    server = await startRealServer();
    const stripped = await startScriptedServer({ ehlo: '250-scripted.test\r\n250 AUTH PLAIN LOGIN' });
    const pool = poolAt(stripped.port, { security: 'starttls', ...login });
    expect(await sendOne(pool)).toMatchObject({
      status: 'not_sent',
      stage: 'starttls',
      errorCode: 'tls',
      endings: 0,
    });
    expect(stripped.commands.join('\n')).not.toMatch(/AUTH|MAIL/);
    pool.destroy();
    await stripped.stop();
  });
});

describe('a refused login', () => {
  test('is tried once, whoever waits, and not again before its time', async () => {
    server = await startRealServer();
    let now = 1_000_000;
    const pool = poolAt(
      server.port,
      {
        host: 'localhost',
        ca: testAuthority,
        security: 'starttls',
        auth: { ...login.auth, password: 'wrong' },
        maxConnections: 10,
      },
      { now: () => now, authPauseMs: 5_000 },
    );
    const results = await Promise.all(Array.from({ length: 10 }, () => sendOne(pool)));
    for (const result of results)
      expect(result).toMatchObject({ status: 'not_sent', errorCode: 'auth', code: 535 });
    expect(server.logins).toBe(1);
    expect(pool.block).toMatchObject({ kind: 'login', until: now + 5_000, code: 535 });
    expect(await sendOne(pool)).toMatchObject({
      status: 'not_sent',
      errorCode: 'blocked',
      connectionId: null,
    });
    expect(server.logins).toBe(1);
    now += 5_000;
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'auth' });
    expect(server.logins).toBe(2);
    pool.destroy();
  });

  test('530 at MAIL FROM is a missing login, not a judgement on the message', async () => {
    const pool = await given({}, { security: 'starttls', auth: undefined });
    expect(await sendOne(pool)).toMatchObject({
      status: 'not_sent',
      errorCode: 'auth',
      code: 530,
      endings: 0,
    });
    expect(pool.block).toMatchObject({ kind: 'login' });
    pool.destroy();
  });

  test('530 at MAIL FROM ends the whole pool’s tries, not one after the other', async () => {
    server = await startRealServer();
    const asking = await startScriptedServer({ mail: '530 5.7.0 Authentication required' });
    const pool = poolAt(asking.port);
    const results = await Promise.all(Array.from({ length: 5 }, () => sendOne(pool)));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'not_sent'));
    expect(asking.connections).toBe(1);
    pool.destroy();
    await asking.stop();
  });
});
