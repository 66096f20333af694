import type {
  AccountTrouble,
  ConnectionTest,
  Mailbox,
  OauthApp,
  Problem,
  SendingAccount,
} from '@mailwright/contracts';
import { type Dovecot, skipWithoutDovecot } from '@mailwright/mailbox/testing/dovecot';
import { startDovecotWithTokens } from '@mailwright/mailbox/testing/dovecot-oauth';
import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CLIENT,
  type FakeAuthority,
  startFakeAuthority,
} from '../src/modules/accounts/testing/fake-authority.js';
import { startListener } from '../src/modules/sending/testing/smtp-listener.js';
import { Mailwright, OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { Visitor } from './support/visitor.js';

const USER = 'ines@northlight.coffee';

describe.skipIf(skipWithoutDovecot(process.env.CI))('signing in with Google and Microsoft', () => {
  let authority: FakeAuthority;
  let dovecot: Dovecot;
  let smtp: Awaited<ReturnType<typeof startListener>>;
  let mailwright: Mailwright;
  let owner: Visitor;
  let ws: string;
  let at: string;

  beforeAll(async () => {
    authority = await startFakeAuthority();
    [dovecot, smtp] = await Promise.all([
      startDovecotWithTokens({
        users: [{ name: USER, password: 'not needed' }],
        introspectionUrl: `${authority.url}/introspect`,
      }),
      startListener({ tokenOf: (token) => authority.ownerOf(token) }),
    ]);
    mailwright = await Mailwright.start(['api', 'jobs', 'inbox', 'sender'], {
      oauthTestAuthority: authority.url,
    });
    owner = await mailwright.owner();
    ws = await newWorkspace('Northlight');
    at = `/api/v1/workspaces/${ws}`;
    await owner.must('PUT', `${at}/oauth/apps/google`, CLIENT);
  });
  afterAll(async () => {
    await mailwright?.stop();
    await Promise.all([dovecot?.stop(), smtp?.stop(), authority?.stop()]);
  });
  beforeEach(() => {
    authority.person = USER;
    authority.mood = 'well';
  });

  const newWorkspace = async (name: string) =>
    (await owner.must<{ id: string }>('POST', '/api/v1/workspaces', { name, kind: 'real' })).id;
  const server = {
    preset: 'gmail',
    host: '127.0.0.1',
    security: 'none',
    onOwnNetwork: true,
    authMethod: 'XOAUTH2',
  };
  const newAccount = (username: string, place = at) =>
    owner.must<SendingAccount>('POST', `${place}/sending-accounts`, {
      ...server,
      name: `Account of ${username}`,
      port: smtp.port,
      username,
      allowPlaintextAuth: true,
    });
  /** What the authority sends the browser back with, without going there. */
  const consent = async (id: string, about = 'sending_account', place = at): Promise<URL> => {
    const begun = await owner.must<{ url: string }>('POST', `${place}/oauth/sign-ins`, { about, id });
    const answer = await fetch(begun.url, { redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '');
  };
  const comeBack = async (url: URL, who = owner) => {
    const { status, headers, body } = await who.send<string>('GET', url.pathname + url.search);
    return {
      status,
      body,
      result: headers.location ? new URL(headers.location).searchParams.get('signIn') : null,
    };
  };
  const signIn = async (id: string, about?: string) => comeBack(await consent(id, about));
  const grant = (sql: string) =>
    mailwright.query(`update oauth_grants set ${sql} where workspace_id = $1`, [ws]);
  const expire = () =>
    grant(`expires_at = now() - interval '1 second', refresh_at = now() - interval '1 second'`);
  const account = (id: string) => owner.must<SendingAccount>('GET', `${at}/sending-accounts/${id}`);
  const mailbox = (id: string) => owner.must<Mailbox>('GET', `${at}/mailboxes/${id}`);
  const tried = (id: string, who = owner) =>
    who.must<ConnectionTest>('POST', `${at}/sending-accounts/${id}/test`, {});

  test('from the client ID to mail that is read, and the words where a consent is taken back', async () => {
    const apps = await owner.must<{ items: OauthApp[] }>('GET', `${at}/oauth/apps`);
    expect(apps.items).toMatchObject([
      {
        provider: 'google',
        clientId: CLIENT.clientId,
        hasSecret: true,
        scopes: expect.arrayContaining(['https://mail.google.com/']),
      },
      { provider: 'microsoft', clientId: null, scopes: expect.arrayContaining(['offline_access']) },
    ]);
    expect(JSON.stringify(apps)).not.toContain(CLIENT.clientSecret);

    const made = await newAccount(USER);
    expect(made).toMatchObject({ hasPassword: false, signInWith: 'google', authMethod: 'XOAUTH2' });
    expect(await tried(made.id)).toMatchObject({ ok: false, says: 'Nobody has signed in yet. Sign in.' });
    expect(await signIn(made.id)).toMatchObject({ status: 303, result: 'done' });
    expect(await account(made.id)).toMatchObject({ hasPassword: true, state: 'working' });
    expect(await tried(made.id)).toMatchObject({ ok: true });

    // The mailbox of the same person needs no sign-in of its own.
    const box = await owner.must<Mailbox>('POST', `${at}/mailboxes`, {
      ...server,
      name: 'Ines',
      address: USER,
      port: dovecot.imapPort,
      username: USER,
    });
    expect(box.hasPassword).toBe(true);
    await eventually(async () => (await mailbox(box.id)).state === 'working', { timeoutMs: 20_000 });
    await dovecot.deliver(USER, `From: mira@rowan.test\r\nTo: ${USER}\r\nSubject: Hello\r\n\r\nHello\r\n`);
    const held = () =>
      mailwright.query<{ n: number }>(
        `select count(*)::int as n from mailbox_message_places where workspace_id = $1`,
        [ws],
      );
    await eventually(async () => (await held())[0]?.n === 1, { timeoutMs: 20_000 });

    authority.withdraw(USER);
    await expire();
    expect(await tried(made.id)).toMatchObject({ ok: false, says: expect.stringContaining('Sign in again') });
    const refreshes = authority.refreshes;
    const says = expect.stringContaining('Google no longer accepts the permission');
    expect(await account(made.id)).toMatchObject({ state: 'refused', stateSays: says });
    expect(await mailbox(box.id)).toMatchObject({ state: 'refused', stateSays: says });
    const { items } = await owner.must<{ items: AccountTrouble[] }>('GET', `${at}/accounts/attention`);
    expect(items).toMatchObject([
      { about: 'sending_account', says, action: { label: 'Sign in' } },
      { about: 'mailbox', says, action: { label: 'Sign in' } },
    ]);
    await tried(made.id);
    expect(authority.refreshes).toBe(refreshes);

    expect(await signIn(box.id, 'mailbox')).toMatchObject({ result: 'done' });
    expect(await account(made.id)).toMatchObject({ state: 'working', stateSays: '' });
    await eventually(async () => (await mailbox(box.id)).state === 'working', { timeoutMs: 20_000 });
    expect(await tried(made.id)).toMatchObject({ ok: true });
  });

  test('two processes and an expiry are one refresh, and a token that a server no longer takes is one more', async () => {
    const [one] = (await owner.must<{ items: SendingAccount[] }>('GET', `${at}/sending-accounts`)).items;
    if (!one) throw new Error('The account of the test before is gone.');
    const machine = await Installation.create();
    try {
      const other = machine.run(['start', '--roles', 'api'], {
        DATABASE_URL: mailwright.config.databaseUrl,
        SECRET_KEY: mailwright.config.masterKey.toString('base64'),
        OAUTH_TEST_AUTHORITY: authority.url,
        LOG_LEVEL: 'error',
      });
      await other.says('Mailwright runs at', 60_000);
      const elsewhere = new Visitor(machine.origin);
      await elsewhere.must('POST', '/api/auth/sign-in/email', {
        email: OWNER.email,
        password: OWNER.password,
      });
      const everybody = async () => {
        const tests = await Promise.all(
          [owner, elsewhere, owner, elsewhere, owner, elsewhere].map((who) => tried(one.id, who)),
        );
        expect(tests.map(({ ok, says }) => ({ ok, says }))).toEqual(
          tests.map(() => ({ ok: true, says: expect.any(String) })),
        );
      };
      const before = authority.refreshes;
      await expire();
      await everybody();
      expect(authority.refreshes).toBe(before + 1);
      await grant(`issued_at = now() - interval '10 minutes'`);
      authority.forgetAccessTokens();
      await everybody();
      expect(authority.refreshes).toBe(before + 2);
    } finally {
      await machine.remove();
    }
  });

  test('a sign-in that is forged, used, old, of another session or of another workspace changes nothing', async () => {
    const { id } = await newAccount('mira@northlight.coffee');
    authority.person = 'mira@northlight.coffee';
    const refused = { status: 400, result: null, body: expect.stringContaining('This sign-in is over') };
    const back = await consent(id);
    const state = back.searchParams.get('state') ?? '';
    const changed = (to: string) => {
      const url = new URL(back);
      url.searchParams.set('state', to);
      return url;
    };
    const others = await newWorkspace('Rowan');
    for (const forged of ['', 'x', `${state.slice(0, -2)}AA`, state.replace(ws, others)])
      expect(await comeBack(changed(forged))).toMatchObject(refused);

    // The same person in another browser: it was begun by somebody else who sent the link (session fixation).
    const otherBrowser = mailwright.visitor();
    await otherBrowser.signIn(OWNER.email, OWNER.password);
    expect(await comeBack(back, otherBrowser)).toMatchObject(refused);
    expect(await comeBack(back, mailwright.visitor())).toMatchObject(refused);
    expect(await account(id)).toMatchObject({ hasPassword: false });

    expect(await comeBack(back)).toMatchObject({ status: 303, result: 'done' });
    expect(await comeBack(back)).toMatchObject(refused);

    const late = await consent(id);
    await mailwright.query(`update oauth_sign_ins set expires_at = now() where workspace_id = $1`, [ws]);
    expect(await comeBack(late)).toMatchObject(refused);

    const foreign = await owner.send<Problem>('POST', `/api/v1/workspaces/${others}/oauth/sign-ins`, {
      about: 'sending_account',
      id,
    });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'account.not_found']);
    const { key } = await owner.must<{ key: string }>('POST', `${at}/api-keys`, {
      name: 'Program',
      role: 'editor',
    });
    const byKey = await mailwright
      .visitor()
      .send(
        'POST',
        `${at}/oauth/sign-ins`,
        { about: 'sending_account', id },
        { authorization: `Bearer ${key}` },
      );
    expect(byKey.status).toBe(403);
  });

  test.each<[string, () => void, string]>([
    ['of another account', () => (authority.person = 'somebody@else.test'), 'other_account'],
    ['that the person refuses', () => (authority.person = null), 'not_allowed'],
    ['while the authority is unwell', () => (authority.mood = 'unwell'), 'later'],
    ['with a secret that is wrong', () => (authority.clientSecret = 'another'), 'app_refused'],
  ])('a sign-in %s changes nothing, and the page says so', async (name, happens, result) => {
    const { id } = await newAccount(`${name.replaceAll(' ', '.')}@northlight.coffee`);
    authority.person = `${name.replaceAll(' ', '.')}@northlight.coffee`;
    happens();
    expect(await signIn(id)).toMatchObject({ status: 303, result });
    authority.clientSecret = CLIENT.clientSecret;
    expect(await account(id)).toMatchObject({ hasPassword: false });
  });

  test('where nothing is registered, and for a server of nobody, that is said', async () => {
    const others = await newWorkspace('Larch');
    const place = `/api/v1/workspaces/${others}`;
    const { id } = await newAccount(USER, place);
    const none = await owner.send<Problem>('POST', `${place}/oauth/sign-ins`, {
      about: 'sending_account',
      id,
    });
    expect([none.status, none.body.code]).toEqual([409, 'oauth.no_app']);
    const wrong = await owner.send<Problem>('POST', `${place}/sending-accounts`, {
      ...server,
      preset: 'postfix',
      name: 'Own',
      port: 25,
      username: USER,
    });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'account.no_sign_in']);
  });
});
