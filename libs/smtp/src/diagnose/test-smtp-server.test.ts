import { afterEach, expect, test } from 'vitest';
import { expiredCertificate, testAuthority, wrongHostCertificate } from '../fixtures/certificates.js';
import { serverAt } from '../fixtures/pool-under-test.js';
import { goodLogin, startRealServer } from '../fixtures/real-server.js';
import { startScriptedServer } from '../fixtures/scripted-server.js';
import type { SmtpServer } from '../server.js';
import { testSmtpServer, type SmtpTestOptions } from './test-smtp-server.js';

const started: { port: number; stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function tested(
  start: () => Promise<{ port: number; stop(): Promise<void> }>,
  overrides: Partial<SmtpServer> = {},
  options: SmtpTestOptions = {},
) {
  const server = await start();
  started.push(server);
  const account = serverAt(server.port, { host: 'localhost', ca: testAuthority, ...overrides });
  return testSmtpServer(account, { onlyLoopback: true, timeoutMs: 2_000, ...options });
}

const secure = { security: 'starttls', auth: { method: 'auto', ...goodLogin } } as const;
const real = () => startRealServer();

test.each(['auto', 'PLAIN', 'LOGIN', 'CRAM-MD5'] as const)(
  'all is well with a login by %s',
  async (method) => {
    const report = await tested(
      real,
      { ...secure, auth: { ...goodLogin, method } },
      { mailFrom: 'a@b.test' },
    );
    expect(report).toMatchObject({
      ok: true,
      certificate: { subject: 'localhost', issuer: 'Mailwright test authority' },
    });
    expect(report.steps.map(({ step }) => step)).toEqual([
      'resolve',
      'connect',
      'greeting',
      'ehlo',
      'starttls',
      'certificate',
      'ehlo',
      'auth',
      'mailfrom',
      'reset',
    ]);
    expect(report.offers).toContain('PIPELINING');
  },
);

test('a wrong password is told in the server’s words, with what to do', async () => {
  const report = await tested(real, { ...secure, auth: { ...secure.auth, password: 'wrong' } });
  expect(report.ok).toBe(false);
  expect(report.steps.at(-1)).toMatchObject({ step: 'auth', status: 'failed' });
  expect(report.steps.at(-1)?.said).toMatch(/^535 /);
  expect(report.steps.at(-1)?.advice).toContain('app password');
});

test.each([
  ['The certificate has expired.', expiredCertificate],
  ['The certificate is for another host name.', wrongHostCertificate],
])('%s No password is sent', async (meaning, cert) => {
  const server = await startRealServer({ cert });
  const report = await tested(() => Promise.resolve(server), secure);
  expect(report.steps.at(-1)).toMatchObject({ step: 'certificate', status: 'failed', meaning });
  expect(server.passwords).toEqual([]);
});

test('a server that offers no STARTTLS is not spoken to any further', async () => {
  const server = await startScriptedServer({ ehlo: '250-scripted.test\r\n250 AUTH PLAIN' });
  const report = await tested(() => Promise.resolve(server), secure);
  expect(report.steps.at(-1)).toMatchObject({ step: 'starttls', status: 'failed' });
  expect(server.commands.join()).not.toContain('AUTH');
});

test.each([
  ['greeting', { greeting: '554 5.7.1 Your address is not welcome DROP' }],
  ['greeting', { greeting: 'DROP' }],
  ['ehlo', { ehlo: '501 5.5.4 Invalid domain name' }],
  ['mailfrom', { mail: '550 5.7.60 Client does not have permissions to send as this sender' }],
  ['reset', { rset: '451 4.3.0 No' }],
] as const)('it stops at the first step that fails: %s', async (step, script) => {
  const report = await tested(() => startScriptedServer(script), {}, { mailFrom: 'a@b.test' });
  expect(report.ok).toBe(false);
  expect(report.steps.at(-1)).toMatchObject({ step, status: 'failed' });
});

test('silence ends in time', async () => {
  const report = await tested(() => startScriptedServer({ greeting: 'HANG' }), {}, { timeoutMs: 100 });
  expect(report.steps.at(-1)).toMatchObject({ step: 'greeting', said: 'No reply within 100 ms' });
});

test('nobody listens, and the name is unknown', async () => {
  const gone = await startScriptedServer();
  await gone.stop();
  const closed = await testSmtpServer(serverAt(gone.port), { timeoutMs: 2_000 });
  expect(closed.steps.at(-1)).toMatchObject({ step: 'connect', status: 'failed' });
  const unknown = await testSmtpServer(serverAt(25, { host: 'nowhere.test' }), {
    lookup: (_host, _options, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }), []),
  });
  expect(unknown.steps).toMatchObject([{ step: 'resolve', status: 'failed' }]);
});
