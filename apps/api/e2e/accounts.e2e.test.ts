import type {
  AccountPresets,
  AccountTrouble,
  ConnectionTest,
  DomainCheck,
  Identity,
  Mailbox,
  Problem,
  SendingAccount,
} from '@mailwright/contracts';
import { type Dovecot, skipWithoutDovecot, startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSmtpServer } from '../src/modules/accounts/testing/smtp-server.js';
import { Mailwright } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

/** Sending accounts, mailboxes and From addresses over HTTP, with real servers behind them. */
const login = { username: 'hello@northlight.coffee', password: 'correct horse' };
let mailwright: Mailwright;
let owner: Visitor;
let base: string;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;

beforeAll(async () => {
  [mailwright, smtp] = await Promise.all([Mailwright.start(['api']), startSmtpServer(login)]);
  owner = await mailwright.owner();
  base = await newWorkspace('real');
});
afterAll(async () => {
  await smtp.stop();
  await mailwright.stop();
});

async function newWorkspace(kind: 'real' | 'sandbox'): Promise<string> {
  // As far as the API knows, another process keeps the sandbox's world: this test needs its rules, not its people.
  if (kind === 'sandbox')
    await mailwright.query(
      `insert into processes (id, host, pid, roles, version) values (gen_random_uuid(), 'elsewhere', 1, '{sandbox}', 'test')`,
    );
  const { id } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', { name: 'Northlight', kind });
  return `/api/v1/workspaces/${id}`;
}
const here = () => ({
  host: '127.0.0.1',
  port: smtp.port,
  security: 'none',
  allowPlaintextAuth: true,
  onOwnNetwork: true,
  ...login,
});

test('an account is tried, added, changed, and its password is in no answer', async () => {
  const tried = await owner.must<ConnectionTest>('POST', `${base}/sending-accounts/test`, {
    ...here(),
    password: 'wrong',
  });
  expect(tried).toMatchObject({ ok: false, says: 'The server did not accept this login.' });
  expect(JSON.stringify(tried.steps)).toContain('535 ');

  const added = await owner.send<SendingAccount>('POST', `${base}/sending-accounts`, {
    ...here(),
    name: 'Postfix',
    preset: 'postfix',
    perDayLimit: 500,
  });
  expect(added).toMatchObject({
    status: 201,
    body: { hasPassword: true, usedLastDay: 0, perDayLimit: 500, state: 'working', version: 1 },
  });
  const { id } = added.body;
  expect(await owner.must('POST', `${base}/sending-accounts/${id}/test`, {})).toMatchObject({ ok: true });

  const renamed = await owner.must<SendingAccount>('PATCH', `${base}/sending-accounts/${id}`, {
    version: 1,
    name: 'Postfix Berlin',
  });
  expect(renamed).toMatchObject({ name: 'Postfix Berlin', hasPassword: true, version: 2 });
  const late = await owner.send<Problem>('PATCH', `${base}/sending-accounts/${id}`, {
    version: 1,
    name: 'Late',
  });
  expect(late).toMatchObject({ status: 412, body: { code: 'account.stale' } });
  const moved = await owner.must<SendingAccount>('PATCH', `${base}/sending-accounts/${id}`, {
    version: 2,
    host: 'smtp.elsewhere.coffee',
  });
  expect(moved.hasPassword).toBe(false);

  for (const answer of [added.body, renamed, moved, await owner.must('GET', `${base}/sending-accounts`)]) {
    expect(JSON.stringify(answer)).not.toContain(login.password);
    expect(JSON.stringify(answer)).not.toMatch(/sealed/i);
  }
  expect(await owner.must('DELETE', `${base}/sending-accounts/${id}`)).toEqual({ done: true });
});

test('what cannot be is refused beside its field', async () => {
  const reserved = await owner.send<Problem>('POST', `${base}/sending-accounts`, {
    ...here(),
    name: 'A',
    host: 'mx.shop.test',
  });
  expect(reserved).toMatchObject({
    status: 400,
    body: { code: 'account.host_reserved', fields: [{ path: 'host' }] },
  });
  const near = await owner.send<Problem>('POST', `${base}/sending-accounts`, {
    ...here(),
    name: 'A',
    onOwnNetwork: false,
  });
  expect(near).toMatchObject({
    status: 400,
    body: { code: 'account.own_network', fields: [{ path: 'host' }] },
  });
  const broken = await owner.send<Problem>('POST', `${base}/sending-accounts`, {
    ...here(),
    name: 'A\nB',
    host: 'https://smtp.a.com',
    username: 'a\r\nRSET',
  });
  expect(broken.body.fields?.map(({ path }) => path)).toEqual(expect.arrayContaining(['host', 'username']));
});

test('owners set up, editors test and pause, viewers look', async () => {
  const account = await owner.must<SendingAccount>('POST', `${base}/sending-accounts`, {
    ...here(),
    name: 'Shared',
  });
  const as = async (role: 'editor' | 'viewer') => {
    const { key } = await owner.must<{ key: string }>('POST', `${base}/api-keys`, { name: role, role });
    const program = mailwright.visitor();
    return async (method: string, path: string, body?: object) =>
      (await program.send(method, `${base}${path}`, body, { authorization: `Bearer ${key}` })).status;
  };
  const [editor, viewer] = [await as('editor'), await as('viewer')];
  const one = `/sending-accounts/${account.id}`;
  expect(await viewer('GET', '/sending-accounts')).toBe(200);
  expect(await viewer('POST', `${one}/test`, {})).toBe(403);
  expect(await editor('POST', `${one}/test`, {})).toBe(200);
  expect(await editor('POST', `${one}/pause`)).toBe(200);
  expect(await editor('POST', `${one}/resume`)).toBe(200);
  expect(await editor('PATCH', one, { version: 1, host: 'smtp.thief.coffee' })).toBe(403);
  expect(await editor('POST', '/sending-accounts/test', here())).toBe(403);
  expect(await editor('DELETE', one)).toBe(403);
});

test('presets name the services and the mailbox that goes with each', async () => {
  const { smtp: sending, imap, pop3 } = await owner.must<AccountPresets>('GET', `${base}/accounts/presets`);
  expect(sending.find(({ key }) => key === 'gmail')).toMatchObject({
    host: 'smtp.gmail.com',
    port: 465,
    login: 'oauth',
    limits: { perDay: 500 },
  });
  const readable = new Set(imap.map(({ key }) => key));
  expect(sending.every((preset) => preset.imap === null || readable.has(preset.imap))).toBe(true);
  expect(pop3.find(({ key }) => key === 'gmail')).toMatchObject({ host: 'pop.gmail.com', port: 995 });
  expect([...sending, ...imap, ...pop3].every(({ hint }) => hint !== '')).toBe(true);
});

describe.skipIf(skipWithoutDovecot(process.env['CI']))('from nothing to a From that is ready', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [{ name: login.username, password: login.password }] });
  });
  afterAll(() => dovecot.stop());

  test('in a sandbox: account, mailbox, From, domain; what is in use stays', async () => {
    const sandbox = await newWorkspace('sandbox');
    const account = await owner.must<SendingAccount>('POST', `${sandbox}/sending-accounts`, {
      ...here(),
      name: 'Local',
    });
    const { allowPlaintextAuth: _, ...server } = { ...here(), port: dovecot.imapPort };
    expect(await owner.must('POST', `${sandbox}/mailboxes/test`, server)).toMatchObject({ ok: true });
    const box = await owner.must<Mailbox>('POST', `${sandbox}/mailboxes`, {
      ...server,
      name: 'Hello',
      address: 'hello@shop.test',
    });
    const lonely = await owner.must<Identity>('POST', `${sandbox}/identities`, {
      fromName: 'Shop',
      fromAddress: 'hello@shop.test',
      accountId: account.id,
    });
    expect(lonely.problems).toEqual([
      'No mailbox reads the answers to hello@shop.test. Pair one, or say that none shall.',
    ]);
    const trouble = await owner.must<{ items: AccountTrouble[] }>('GET', `${sandbox}/accounts/attention`);
    expect(trouble.items).toMatchObject([
      { about: 'identity', id: lonely.id, action: { kind: 'pair_mailbox' } },
    ]);

    const paired = await owner.must<Identity>('PATCH', `${sandbox}/identities/${lonely.id}`, {
      version: 1,
      mailboxId: box.id,
    });
    expect(paired).toMatchObject({ problems: [], mailbox: { address: 'hello@shop.test' }, version: 2 });
    expect(await owner.must('GET', `${sandbox}/accounts/attention`)).toEqual({ items: [] });
    const domain = await owner.must<DomainCheck>(
      'GET',
      `${sandbox}/identities/${lonely.id}/domain-check?selector=s9`,
    );
    expect(domain).toMatchObject({ domain: 'shop.test', madeUp: true });
    expect(domain.checks[1]?.name).toBe('s9._domainkey.shop.test');

    const used = await owner.send<Problem>('DELETE', `${sandbox}/mailboxes/${box.id}`);
    expect(used).toMatchObject({
      status: 409,
      body: { code: 'mailbox.in_use', detail: 'It is used by “hello@shop.test”.' },
    });
    await owner.must('DELETE', `${sandbox}/identities/${lonely.id}`);
    await owner.must('DELETE', `${sandbox}/mailboxes/${box.id}`);
    await owner.must('DELETE', `${sandbox}/sending-accounts/${account.id}`);
  });
});
