import { signingKey } from '@mailwright/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { row } from '../../../platform/database/database.js';
import {
  type AccountsBench,
  buildAccount,
  buildIdentity,
  openAccountsBench,
} from '../testing/accounts-bench.js';

const D = 'northlight.coffee';
let bench: AccountsBench;
let ws: string;
beforeAll(async () => {
  bench = await openAccountsBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
  bench.dns.texts.clear();
  bench.dns.broken.clear();
});

/** A key whose record stands in the DNS. */
async function published(domain = D) {
  const key = await bench.keys.create(ws, domain);
  bench.dns.texts.set(key.record.name, [key.record.value]);
  return key;
}
const statesOf = async () => (await bench.keys.list(ws, D)).map(({ id, state }) => `${id} ${state}`);
const identityOf = async (dkim?: 'server' | 'ours', dkimSelector: string | null = null) => {
  const account = await bench.accounts.create(ws, buildAccount({ dkim }));
  return bench.identities.create(ws, buildIdentity(account.id, { dkimSelector }));
};
const dkimOf = async (identityId: string, selector?: string) => {
  const report = await bench.domains.check(ws, identityId, selector);
  return { ...report.checks.find(({ record }) => record === 'dkim'), looked: report.selector };
};

describe('a key', () => {
  test('is made with its record, and its private half is sealed to its row and never comes out', async () => {
    const key = await bench.keys.create(ws, 'Northlight.COFFEE');
    expect(signingKey.parse(key)).toEqual(key);
    expect(key).toMatchObject({ domain: D, state: 'waiting', seenAt: null });
    expect(key.record.name).toBe(`${key.selector}._domainkey.${D}`);
    const stored = await row<{ sealed: Buffer }>(
      bench.database.manager,
      `select private_key_sealed as sealed from signing_keys where id = $1`,
      [key.id],
    );
    expect(stored!.sealed.includes('PRIVATE KEY')).toBe(false);
    expect(bench.sealer.open(stored!.sealed, `signing-key:${key.id}`)).toContain('BEGIN PRIVATE KEY');
    expect(() => bench.sealer.open(stored!.sealed, `signing-key:${randomUUID()}`)).toThrow(/authenticate/);
    expect(JSON.stringify(await bench.keys.list(ws, undefined))).not.toContain('PRIVATE');
  });

  test('of an international domain stands under its A-label', async () => {
    expect((await bench.keys.create(ws, 'rösterei.de')).domain).toBe('xn--rsterei-90a.de');
    expect(await bench.keys.list(ws, 'RÖSTEREI.de')).toHaveLength(1);
  });

  test.each(['', 'nothing', 'two words.com', 'a..b'])(
    'is not made for “%s”, which is no domain',
    async (domain) => {
      await expect(bench.keys.create(ws, domain)).rejects.toMatchObject({ level: 'invalid' });
    },
  );

  test('of another workspace is not there', async () => {
    const key = await bench.keys.create(ws, D);
    const other = await bench.newWorkspace();
    expect(await bench.keys.list(other, D)).toEqual([]);
    const gone = { code: 'signing_key.not_found' };
    await expect(bench.keys.check(other, key.id)).rejects.toMatchObject(gone);
    await expect(bench.keys.turnOff(other, key.id)).rejects.toMatchObject(gone);
    await expect(bench.keys.remove(other, key.id)).rejects.toMatchObject(gone);
    await expect(bench.keys.turnOn(other, key.id, true)).rejects.toMatchObject({ level: 'not_found' });
  });

  test('that waits for its record is not made twice', async () => {
    const key = await bench.keys.create(ws, D);
    await expect(bench.keys.create(ws, D)).rejects.toMatchObject({ code: 'signing_key.waiting' });
    await bench.keys.remove(ws, key.id);
    expect(await bench.keys.create(ws, D)).toMatchObject({ state: 'waiting' });
  });
});

describe('turning a key on', () => {
  test.each<[string, (record: string) => string[], string]>([
    ['is not there', () => [], 'not in the DNS yet'],
    ['holds another key', (record) => [record.replace(/.{8}$/, 'AAAAAAAA')], 'does not match our key'],
    ['was cut by a form', (record) => [record.slice(0, 255)], 'does not match our key'],
    ['stands there twice', (record) => [record, record], 'several records'],
    ['was withdrawn', () => ['v=DKIM1; p='], 'withdraws the key'],
  ])('is refused when its record %s, unless the person says so', async (_what, inDns, says) => {
    const key = await bench.keys.create(ws, D);
    const records = inDns(key.record.value);
    if (records.length > 0) bench.dns.texts.set(key.record.name, records);
    await expect(bench.keys.turnOn(ws, key.id, false)).rejects.toMatchObject({
      code: 'signing_key.not_seen',
      message: expect.stringContaining(says),
    });
    expect((await bench.keys.check(ws, key.id)).key).toMatchObject({ state: 'waiting', seenAt: null });
    expect(await bench.keys.turnOn(ws, key.id, true)).toMatchObject({ state: 'on', seenAt: null });
  });

  test('is refused when the DNS gives no answer, which is not “missing”', async () => {
    const key = await published();
    bench.dns.broken.add(key.record.name);
    expect(await bench.keys.check(ws, key.id)).toMatchObject({ state: 'no_answer' });
    await expect(bench.keys.turnOn(ws, key.id, false)).rejects.toMatchObject({
      code: 'signing_key.not_seen',
    });
  });

  test('works when the record was seen, however it was wrapped', async () => {
    const key = await published();
    bench.dns.texts.set(key.record.name, [key.record.value.replace('p=', 'p= ').replaceAll(';', ' ; ')]);
    expect(await bench.keys.check(ws, key.id)).toMatchObject({ state: 'match', key: { state: 'waiting' } });
    const on = await bench.keys.turnOn(ws, key.id, false);
    expect(on).toMatchObject({ state: 'on' });
    expect(on.seenAt).not.toBeNull();
    expect(await bench.keys.turnOn(ws, key.id, false)).toMatchObject({
      state: 'on',
      stateSince: on.stateSince,
    });
  });

  test('replaces the key before only then: until it is seen the old one signs', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const old = await published();
    await bench.keys.turnOn(ws, old.id, false);
    const next = await bench.keys.create(ws, D);
    expect(next.selector).not.toBe(old.selector);
    expect((await bench.connections.signingKey(ws, account.id, D))?.selector).toBe(old.selector);
    await expect(bench.keys.turnOn(ws, next.id, false)).rejects.toMatchObject({
      code: 'signing_key.not_seen',
    });
    bench.dns.texts.set(next.record.name, [next.record.value]);
    await bench.keys.turnOn(ws, next.id, false);
    expect(await statesOf()).toEqual([`${next.id} on`, `${old.id} replaced`]);
    const opened = await bench.connections.signingKey(ws, account.id, D);
    expect(opened).toMatchObject({ id: next.id, domain: D, selector: next.selector });
    expect(opened?.privateKey).toContain('BEGIN PRIVATE KEY');
  });

  test('by two people at once leaves one that signs', async () => {
    const one = await published();
    await bench.keys.turnOn(ws, one.id, false);
    const two = await published();
    await Promise.all([bench.keys.turnOn(ws, one.id, false), bench.keys.turnOn(ws, two.id, false)]);
    expect((await bench.keys.list(ws, D)).filter(({ state }) => state === 'on')).toHaveLength(1);
  });
});

test('a key that signs is not deleted; off it is, and nothing is signed any more', async () => {
  const account = await bench.accounts.create(ws, buildAccount());
  const key = await published();
  await bench.keys.turnOn(ws, key.id, false);
  await expect(bench.keys.remove(ws, key.id)).rejects.toMatchObject({ code: 'signing_key.on' });
  expect(await bench.keys.turnOff(ws, key.id)).toMatchObject({ state: 'off' });
  expect(await bench.connections.signingKey(ws, account.id, D)).toBeNull();
  await bench.keys.remove(ws, key.id);
  expect(await bench.keys.list(ws, D)).toEqual([]);
});

describe('whose signature a mail gets', () => {
  test.each([
    ['gmail', 'server'],
    ['google_workspace', 'server'],
    ['microsoft_365', 'server'],
    ['outlook_com', 'server'],
    ['postfix', 'ours'],
    ['exim', 'ours'],
    ['generic', 'ours'],
  ] as const)('over %s is usually the %s one', async (preset, dkim) => {
    const account = await bench.accounts.create(ws, buildAccount({ preset }));
    expect(account.dkim).toBe(dkim);
  });

  test('a person decides, and the sender is told by a new version', async () => {
    const key = await published();
    await bench.keys.turnOn(ws, key.id, false);
    const account = await bench.accounts.create(ws, buildAccount({ preset: 'gmail' }));
    expect(await bench.connections.signingKey(ws, account.id, D)).toBeNull();
    const changed = await bench.accounts.change(ws, account.id, { version: account.version, dkim: 'ours' });
    expect(changed.version).toBe(account.version + 1);
    expect(await bench.connections.signingKey(ws, account.id, D)).toMatchObject({ id: key.id });
    expect(await bench.connections.signingKey(ws, account.id, 'other.coffee')).toBeNull();
  });
});

describe('the domain check', () => {
  test('looks for our key where we sign, and says in words what is wrong with its record', async () => {
    const from = await identityOf();
    const key = await bench.keys.create(ws, D);
    expect(await dkimOf(from.id)).toMatchObject({
      state: 'missing',
      name: key.record.name,
      copy: { value: key.record.value },
      looked: { name: key.selector, whose: 'ours' },
    });
    bench.dns.texts.set(key.record.name, [key.record.value.slice(0, 255)]);
    expect(await dkimOf(from.id)).toMatchObject({
      state: 'wrong',
      says: expect.stringContaining('Your record does not match our key'),
      copy: { value: key.record.value },
    });
    bench.dns.texts.set(key.record.name, [key.record.value]);
    expect(await dkimOf(from.id)).toMatchObject({
      state: 'improve',
      says: expect.stringContaining('turn it on'),
    });
    await bench.keys.turnOn(ws, key.id, false);
    expect(await dkimOf(from.id)).toMatchObject({ state: 'right', copy: null });
    bench.dns.texts.set(key.record.name, [key.record.value.replace('k=rsa', 'k=rsa; t=y')]);
    expect(await dkimOf(from.id)).toMatchObject({ state: 'improve' });
  });

  test('looks for the server’s key where the server signs, and for any name that somebody asks for', async () => {
    const from = await identityOf('server', 'mail');
    const key = await published();
    expect(await dkimOf(from.id)).toMatchObject({ looked: { name: 'mail', whose: 'server' } });
    expect(await dkimOf(from.id, 's2')).toMatchObject({ looked: { name: 's2', whose: 'server' } });
    expect(await dkimOf(from.id, key.selector)).toMatchObject({
      looked: { name: key.selector, whose: 'ours' },
    });
    const ours = await identityOf('ours');
    expect(await dkimOf(ours.id, 's2')).toMatchObject({ looked: { name: 's2', whose: 'server' } });
  });
});

test('a sandbox signs too: its domains end in .test, and their records are there at once', async () => {
  ws = await bench.newWorkspace('sandbox');
  bench.dns.asked.length = 0;
  await expect(bench.keys.create(ws, D)).rejects.toMatchObject({ code: 'account.only_test_addresses' });
  const key = await bench.keys.create(ws, 'shop.test');
  expect(await bench.keys.check(ws, key.id)).toMatchObject({ state: 'made_up', key: { state: 'waiting' } });
  const account = await bench.accounts.create(ws, buildAccount({ host: '127.0.0.1' }));
  const from = await bench.identities.create(ws, buildIdentity(account.id, { fromAddress: 'a@shop.test' }));
  expect(await dkimOf(from.id)).toMatchObject({ state: 'improve', found: [key.record.value] });
  await bench.keys.turnOn(ws, key.id, false);
  expect(await dkimOf(from.id)).toMatchObject({ state: 'right' });
  expect(bench.dns.asked).toEqual([]);
});
