import pino from 'pino';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dataSourceOptions } from '../../../platform/database/data-source.js';
import { Database, row } from '../../../platform/database/database.js';
import {
  type AccountsBench,
  buildAccount,
  buildMailbox,
  openAccountsBench,
} from '../testing/accounts-bench.js';
import { CLIENT, type FakeAuthority, startFakeAuthority } from '../testing/fake-authority.js';
import { AccessTokens } from './access-tokens.service.js';
import { clientSecretSecret, sealTokens } from './sealed-tokens.js';

const USER = 'ines@northlight.coffee';
const SERVER = { preset: 'gmail', host: '127.0.0.1' };

let authority: FakeAuthority;
let bench: AccountsBench;
let otherMachine: DataSource;
let ws: string;
let grantId: string;
beforeAll(async () => {
  authority = await startFakeAuthority();
  bench = await openAccountsBench(authority.url);
  otherMachine = await new DataSource(dataSourceOptions(bench.databaseUrl, 'other machine', 4)).initialize();
});
afterAll(async () => {
  await otherMachine?.destroy();
  await bench?.close();
  await authority?.stop();
});
beforeEach(async () => {
  ws = await bench.newWorkspace();
  const { manager } = bench.database;
  const secret = bench.sealer.seal(CLIENT.clientSecret, clientSecretSecret(ws));
  const app = { provider: 'google', clientId: CLIENT.clientId, tenant: 'common', secret } as const;
  await bench.apps.save(manager, ws, app);
  const given = { ...authority.consent(USER), scopes: null, email: USER };
  const { refreshToken, ...sealed } = sealTokens(bench.sealer, ws, given);
  if (!refreshToken) throw new Error('The consent brought no refresh token.');
  const grant = { provider: 'google', username: USER, scopes: 'mail' } as const;
  grantId = await bench.grants.save(manager, ws, grant, { ...sealed, refreshToken });
  authority.refreshes = 0;
});
afterEach(() => {
  authority.mood = 'well';
  authority.clientSecret = CLIENT.clientSecret;
});

const here = () => bench.tokens.sourceFor(ws, grantId, SERVER);
const elsewhere = () =>
  new AccessTokens(
    new Database(otherMachine),
    bench.grants,
    bench.apps,
    bench.sealer,
    bench.live,
    authority.url,
    pino({ level: 'silent' }),
  ).sourceFor(ws, grantId, SERVER);
const age = (columns: string) =>
  bench.database.manager.query(`update oauth_grants set ${columns} where workspace_id = $1 and id = $2`, [
    ws,
    grantId,
  ]);
const expire = () =>
  age(`expires_at = now() - interval '1 second', refresh_at = now() - interval '5 minutes'`);
const grantNow = () =>
  row<{ state: string; says: string; failures: number }>(
    bench.database.manager,
    `select state, state_says as says, failures from oauth_grants where workspace_id = $1 and id = $2`,
    [ws, grantId],
  );
const tokenOf = async (source: ReturnType<typeof here>, refused?: string) => {
  const answer = await source(refused);
  if (answer.status !== 'token') throw new Error(answer.says);
  return answer.token;
};

describe('one refresh per expiry', () => {
  test('thirty connections on two machines wait for the same one', async () => {
    const before = await tokenOf(here());
    await expire();
    const sources = Array.from({ length: 30 }, (_, nth) => (nth % 2 === 0 ? here() : elsewhere()));
    const tokens = await Promise.all(sources.map((source) => tokenOf(source)));
    expect(authority.refreshes).toBe(1);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(before);
    expect(authority.ownerOf(tokens[0] ?? '')).toBe(USER);
    // The refresh token was rotated: the next expiry needs the new one.
    await expire();
    await Promise.all(sources.map((source) => tokenOf(source)));
    expect(authority.refreshes).toBe(2);
    expect(await grantNow()).toMatchObject({ state: 'valid', says: '' });
  });

  test('while a token works nobody asks, and ahead of its end one does', async () => {
    const first = await tokenOf(here());
    expect(await tokenOf(elsewhere())).toBe(first);
    expect(authority.refreshes).toBe(0);
    await age(`refresh_at = now() - interval '1 second'`);
    const tokens = await Promise.all(
      [here(), elsewhere(), here(), elsewhere()].map((source) => tokenOf(source)),
    );
    expect(authority.refreshes).toBe(1);
    expect(tokens.every((token) => authority.ownerOf(token) === USER)).toBe(true);
  });

  test('a process that died while asking holds up the others only until its turn is over', async () => {
    await expire();
    await age(`refreshing_until = now() + interval '1 second'`);
    expect(authority.ownerOf(await tokenOf(here()))).toBe(USER);
    expect(authority.refreshes).toBe(1);
  });
});

describe('a token that a server refuses', () => {
  test('is replaced once for all who had it', async () => {
    const old = await tokenOf(here());
    await age(`issued_at = now() - interval '10 minutes'`);
    const again = await Promise.all([here(), elsewhere(), here()].map((source) => tokenOf(source, old)));
    expect(authority.refreshes).toBe(1);
    expect(new Set(again).size).toBe(1);
    expect(again[0]).not.toBe(old);
  });

  test('is not replaced again when the fresh one is refused, too', async () => {
    const token = await tokenOf(here());
    expect(await tokenOf(here(), token)).toBe(token);
    expect(authority.refreshes).toBe(0);
  });
});

describe('what goes wrong', () => {
  test('a withdrawn consent is said on everything that leans on it and never asked about again', async () => {
    const account = await bench.accounts.create(
      ws,
      buildAccount({
        ...SERVER,
        onOwnNetwork: true,
        authMethod: 'XOAUTH2',
        username: USER,
        security: 'none',
      }),
    );
    const box = await bench.mailboxes.create(
      ws,
      buildMailbox({
        ...SERVER,
        onOwnNetwork: true,
        authMethod: 'XOAUTH2',
        username: 'Ines@Northlight.coffee',
      }),
    );
    expect([account.hasPassword, box.hasPassword]).toEqual([true, true]);
    authority.withdraw(USER);
    await expire();
    const told = await Promise.all([here(), elsewhere()].map((source) => source()));
    for (const answer of told)
      expect(answer).toMatchObject({ status: 'withdrawn', says: expect.stringContaining('Sign in again') });
    await here()();
    expect(authority.refreshes).toBe(1);
    const says = expect.stringContaining('Token has been expired or revoked');
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({ state: 'refused', stateSays: says });
    expect(await bench.mailboxes.get(ws, box.id)).toMatchObject({ state: 'refused', stateSays: says });
    // The sender's own report of the same does not put its words in their place.
    await bench.connections.setAccountState(ws, account.id, 'refused', '127.0.0.1 refused the sign-in', null);
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({ stateSays: says });
    expect(bench.live.told).toContainEqual({ workspaceId: ws, topic: 'accounts' });
  });

  test('an authority that is unwell is left in peace, and what still works is used', async () => {
    authority.mood = 'unwell';
    await age(`refresh_at = now() - interval '1 second'`);
    expect(authority.ownerOf(await tokenOf(here()))).toBe(USER);
    expect(await grantNow()).toMatchObject({ state: 'valid', failures: 1 });
    await expire();
    const answer = { status: 'later', says: expect.stringContaining('HTTP 503') };
    expect(await Promise.all([here()(), elsewhere()(), here()()])).toEqual([answer, answer, answer]);
    expect(authority.refreshes).toBe(1);
    authority.mood = 'well';
    await age(`retry_at = now()`);
    expect(authority.ownerOf(await tokenOf(elsewhere()))).toBe(USER);
    expect(await grantNow()).toMatchObject({ failures: 0, says: '' });
  });

  test('a client secret that ran out is the owner’s to correct, and no person has to sign in for it', async () => {
    authority.clientSecret = 'another';
    await expire();
    expect(await here()()).toMatchObject({
      status: 'withdrawn',
      says: expect.stringContaining('client secret'),
    });
    expect(await grantNow()).toMatchObject({ state: 'app_refused' });
    authority.clientSecret = CLIENT.clientSecret;
    expect(await bench.grants.trustAgain(bench.database.manager, ws, 'google')).toEqual([grantId]);
    expect(authority.ownerOf(await tokenOf(here()))).toBe(USER);
  });

  test('who signs in while a refresh is under way keeps the tokens of the sign-in', async () => {
    const { manager } = bench.database;
    const seen = await bench.grants.find(manager, ws, grantId);
    if (!seen) throw new Error('The grant is gone.');
    expect(await bench.grants.takeTurn(manager, ws, seen)).toBe(true);
    const given = { ...authority.consent(USER), scopes: null, email: USER };
    const { refreshToken, ...sealed } = sealTokens(bench.sealer, ws, given);
    if (!refreshToken) throw new Error('The consent brought no refresh token.');
    await bench.grants.save(
      manager,
      ws,
      { provider: 'google', username: USER, scopes: 'mail' },
      { ...sealed, refreshToken },
    );
    const late = sealTokens(bench.sealer, ws, { ...given, accessToken: 'late' });
    expect(await bench.grants.renew(manager, ws, grantId, seen.version + 1, late)).toBe(false);
    expect(await tokenOf(here())).toBe(given.accessToken);
  });
});

test.each([
  ['a server that is not the authority’s', { preset: 'gmail', host: 'smtp.attacker.example' }],
  ['another provider’s server', { preset: 'microsoft_365', host: '127.0.0.1' }],
])('no token is shown to %s', async (_name, server) => {
  expect(await bench.tokens.sourceFor(ws, grantId, server)()).toMatchObject({ status: 'withdrawn' });
});

test('an account cannot be pointed elsewhere with its sign-in', async () => {
  const account = await bench.accounts.create(
    ws,
    buildAccount({ ...SERVER, onOwnNetwork: true, authMethod: 'XOAUTH2', username: USER }),
  );
  const moved = bench.accounts.change(ws, account.id, {
    version: account.version,
    host: 'smtp.attacker.coffee',
  });
  await expect(moved).rejects.toMatchObject({ code: 'account.no_sign_in' });
  const renamed = await bench.accounts.change(ws, account.id, {
    version: account.version,
    username: 'mira@northlight.coffee',
  });
  expect(renamed.hasPassword).toBe(false);
});

test('the consent of one workspace is nobody else’s', async () => {
  const stranger = await bench.newWorkspace();
  expect(await bench.tokens.sourceFor(stranger, grantId, SERVER)()).toMatchObject({ status: 'withdrawn' });
  const made = await bench.accounts.create(
    stranger,
    buildAccount({ ...SERVER, onOwnNetwork: true, authMethod: 'XOAUTH2', username: USER }),
  );
  expect(made.hasPassword).toBe(false);
});
