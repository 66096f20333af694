import { type Dovecot, skipWithoutDovecot, startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { freePort } from '@mailwright/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountDoctorChecks } from './doctor-checks.js';
import {
  type AccountsBench,
  buildAccount,
  buildIdentity,
  buildMailbox,
  openAccountsBench,
} from './testing/accounts-bench.js';
import { startSmtpServer } from './testing/smtp-server.js';

const login = { username: 'hello@northlight.coffee', password: 'correct horse' };
let bench: AccountsBench;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
beforeAll(async () => {
  [bench, smtp] = await Promise.all([openAccountsBench(), startSmtpServer(login)]);
});
afterAll(async () => {
  await smtp.stop();
  await bench.close();
});

/** A real server on this machine that speaks in the clear. */
const here = () => ({
  host: '127.0.0.1',
  port: smtp.port,
  security: 'none' as const,
  allowPlaintextAuth: true,
  onOwnNetwork: true,
});
const saved = async (overrides: Parameters<typeof buildAccount>[0] = {}) => {
  const ws = await bench.newWorkspace();
  return { ws, account: await bench.accounts.create(ws, buildAccount({ ...here(), ...overrides })) };
};
const unsaved = { ...login, allowInvalidCertificate: false, authMethod: 'auto' as const };
const unsavedMailbox = { ...unsaved, protocol: 'imap' as const };

describe('a sending account', () => {
  test('that works is told step by step, and a refusal before is over', async () => {
    const { ws, account } = await saved();
    await bench.connections.setAccountState(ws, account.id, 'refused', '535', null);
    const report = await bench.tests.account(ws, account.id, { mailFrom: 'ines@northlight.coffee' });
    expect(report).toMatchObject({
      ok: true,
      says: '127.0.0.1 takes the sign-in of hello@northlight.coffee.',
    });
    expect(report.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'resolve ok',
      'connect ok',
      'greeting ok',
      'ehlo ok',
      'auth ok',
      'mailfrom ok',
      'reset ok',
    ]);
    expect(report.steps[2]?.serverWords).toMatch(/^220 /);
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({ state: 'working', stateSays: '' });
  });

  test('with a wrong password: the server’s words, their meaning, what to do', async () => {
    const { ws, account } = await saved({ password: 'wrong' });
    const report = await bench.tests.account(ws, account.id, undefined);
    expect(report.ok).toBe(false);
    const failed = report.steps.find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({
      step: 'auth',
      title: 'Sign-in',
      meaning: 'The server did not accept this login.',
    });
    expect(failed?.serverWords).toMatch(/^535 /);
    expect(failed?.advice).toContain('app password');
  });

  test('with a certificate that proves nothing fails, or warns where that is allowed', async () => {
    const { ws, account } = await saved({ security: 'starttls' });
    const strict = await bench.tests.account(ws, account.id, undefined);
    expect(strict.steps.find(({ state }) => state === 'failed')).toMatchObject({ step: 'certificate' });
    expect(strict.steps.at(-1)).toMatchObject({ step: 'auth', state: 'skipped' });
    const lax = await bench.tests.tryAccount(ws, {
      ...unsaved,
      ...here(),
      security: 'starttls',
      allowInvalidCertificate: true,
    });
    expect(lax.ok).toBe(true);
    expect(lax.steps.find(({ step }) => step === 'certificate')).toMatchObject({ state: 'warning' });
  });

  test('where nobody listens', async () => {
    const { ws } = await saved();
    const report = await bench.tests.tryAccount(ws, { ...unsaved, ...here(), port: await freePort() });
    expect(report.steps.filter(({ state }) => state === 'failed')).toMatchObject([{ step: 'connect' }]);
  });

  test('tried with other values gets the stored password for its own host, and no other host ever does', async () => {
    const { ws, account } = await saved();
    const { password: _password, ...without } = { ...unsaved, ...here(), accountId: account.id };
    expect(await bench.tests.tryAccount(ws, without)).toMatchObject({ ok: true });
    smtp.passwords.length = 0;
    expect(await bench.tests.tryAccount(ws, { ...without, host: 'localhost' })).toMatchObject({ ok: false });
    expect(smtp.passwords).not.toContain(login.password);
    const elsewhere = await bench.newWorkspace();
    expect(await bench.tests.tryAccount(elsewhere, without)).toMatchObject({ ok: false });
  });

  test('of a sandbox is not tried beyond this machine', async () => {
    const sandbox = await bench.newWorkspace('sandbox');
    const values = {
      ...unsaved,
      ...here(),
      host: 'smtp.gmail.com',
      port: 465,
      security: 'implicit_tls' as const,
    };
    await expect(bench.tests.tryAccount(sandbox, values)).rejects.toMatchObject({
      code: 'account.only_loopback',
    });
  });
});

describe.skipIf(skipWithoutDovecot(process.env['CI']))('a mailbox', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [{ name: login.username, password: login.password }] });
  });
  afterAll(() => dovecot.stop());
  const box = () =>
    buildMailbox({
      host: '127.0.0.1',
      port: dovecot.imapPort,
      security: 'none',
      password: login.password,
      onOwnNetwork: true,
    });

  test('that opens is told step by step, and a refusal before is over', async () => {
    const ws = await bench.newWorkspace();
    const { id } = await bench.mailboxes.create(ws, box());
    await bench.connections.setMailboxState(ws, id, 'refused', 'It refused the password.');
    const report = await bench.tests.mailbox(ws, id);
    expect(report).toMatchObject({
      ok: true,
      says: '127.0.0.1 lets hello@northlight.coffee read the mailbox.',
    });
    expect(report.steps.at(-1)).toMatchObject({
      step: 'inbox',
      state: 'ok',
      said: 'The inbox opens read-only and holds 0 messages.',
    });
    expect(await bench.mailboxes.get(ws, id)).toMatchObject({ state: 'catching_up' });
  });

  test('with a wrong password', async () => {
    const ws = await bench.newWorkspace();
    const { id } = await bench.mailboxes.create(ws, { ...box(), password: 'wrong' });
    const report = await bench.tests.mailbox(ws, id);
    expect(report).toMatchObject({
      ok: false,
      says: 'The server does not accept this user name and password.',
    });
    expect(report.steps.find(({ state }) => state === 'failed')?.serverWords).toContain(
      'Authentication failed',
    );
  });

  test('whose certificate nobody vouches for', async () => {
    const ws = await bench.newWorkspace();
    const values = {
      ...unsavedMailbox,
      host: '127.0.0.1',
      port: dovecot.imapsPort,
      security: 'implicit_tls' as const,
      onOwnNetwork: true,
    };
    const report = await bench.tests.tryMailbox(ws, values);
    expect(report.steps.find(({ state }) => state === 'failed')).toMatchObject({ step: 'certificate' });
    expect(await bench.tests.tryMailbox(ws, { ...values, allowInvalidCertificate: true })).toMatchObject({
      ok: true,
    });
  });

  test('the doctor looks at accounts, mailboxes and domains of real workspaces', async () => {
    const ws = await bench.newWorkspace();
    const good = await bench.accounts.create(ws, buildAccount({ ...here(), name: 'Doctor good' }));
    await bench.accounts.create(ws, buildAccount({ ...here(), name: 'Doctor bad', password: 'wrong' }));
    await bench.mailboxes.create(ws, box());
    await bench.identities.create(ws, buildIdentity(good.id, { fromAddress: 'a@doctor.coffee' }));
    const checks = await accountDoctorChecks({ ...bench, timeoutMs: 2_000 });
    const found = await Promise.all(
      checks.map(async (check) => ({ name: check.name, ...(await check.run()) })),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        name: 'sending account',
        status: 'ok',
        says: expect.stringContaining('Doctor good') as string,
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        status: 'failed',
        says: expect.stringMatching(/^Doctor bad: .*“535 /s) as string,
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        name: 'domain',
        status: 'warning',
        says: expect.stringContaining('doctor.coffee') as string,
      }),
    );
    expect(found.filter(({ name, status }) => name === 'mailbox' && status === 'ok')).not.toEqual([]);
  });
});
