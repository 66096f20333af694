import { mailbox, sendingAccount } from '@mailwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { row } from '../../platform/database/database.js';
import {
  type AccountsBench,
  buildAccount,
  buildIdentity,
  buildMailbox,
  openAccountsBench,
} from './testing/accounts-bench.js';

let bench: AccountsBench;
let ws: string;
beforeAll(async () => {
  bench = await openAccountsBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
  bench.live.told.length = 0;
});

const stored = (table: 'sending_accounts' | 'mailboxes', id: string) =>
  row<{ password: Buffer | null }>(
    bench.database.manager,
    `select password_sealed as password from ${table} where id = $1`,
    [id],
  );

describe('secrets', () => {
  test('a password is sealed to its row and never comes out', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const other = await bench.accounts.create(ws, buildAccount({ name: 'Other' }));
    const sealed = (await stored('sending_accounts', account.id))?.password;
    expect(sealed?.includes('correct horse')).toBe(false);
    expect(bench.sealer.open(sealed!, `account:${account.id}`)).toBe('correct horse');
    expect(() => bench.sealer.open(sealed!, `account:${other.id}`)).toThrow(/authenticate/);
    for (const shown of [account, ...(await bench.accounts.list(ws))]) {
      expect(JSON.stringify(shown)).not.toContain('correct horse');
      expect(sendingAccount.parse(shown)).toEqual(shown);
    }
    const box = await bench.mailboxes.create(ws, buildMailbox());
    expect(JSON.stringify(box)).not.toContain('battery staple');
    expect(mailbox.parse(box)).toEqual(box);
    expect((await bench.connections.mailbox(ws, box.id))?.server.auth).toMatchObject({
      password: 'battery staple',
    });
    expect((await bench.connections.smtpAccount(ws, account.id))?.server.auth).toMatchObject({
      password: 'correct horse',
    });
  });

  test('another host without a new password forgets the stored one; other changes keep it', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const renamed = await bench.accounts.change(ws, account.id, {
      version: 1,
      name: 'Renamed',
      port: 465,
      security: 'implicit_tls',
    });
    expect(renamed).toMatchObject({ name: 'Renamed', port: 465, hasPassword: true, version: 2 });
    const moved = await bench.accounts.change(ws, account.id, { version: 2, host: 'smtp.other.coffee' });
    expect(moved).toMatchObject({ hasPassword: false, version: 3 });
    expect((await bench.connections.smtpAccount(ws, account.id))?.server.auth).toMatchObject({
      password: '',
    });
    const given = await bench.accounts.change(ws, account.id, {
      version: 3,
      host: 'smtp.third.coffee',
      password: 'new',
    });
    expect(given.hasPassword).toBe(true);

    const box = await bench.mailboxes.create(ws, buildMailbox());
    expect(await bench.mailboxes.change(ws, box.id, { version: 1, host: 'imap.other.coffee' })).toMatchObject(
      { hasPassword: false },
    );
  });
});

describe('rules', () => {
  test('a real workspace refuses what can be no account of anybody', async () => {
    await expect(bench.accounts.create(ws, buildAccount({ host: 'mx.shop.test' }))).rejects.toMatchObject({
      code: 'account.host_reserved',
    });
    await expect(bench.accounts.create(ws, buildAccount({ host: '127.0.0.1' }))).rejects.toMatchObject({
      code: 'account.own_network',
    });
    const local = await bench.accounts.create(ws, buildAccount({ host: '127.0.0.1', onOwnNetwork: true }));
    // Said once: later changes of other things need not say it again.
    expect(await bench.accounts.change(ws, local.id, { version: 1, name: 'Postfix' })).toMatchObject({
      host: '127.0.0.1',
      onOwnNetwork: true,
    });
    expect(await bench.connections.smtpAccount(ws, local.id)).toMatchObject({ server: { ownNetwork: true } });
    // It was said of this host, of no other.
    const moved = await bench.accounts.change(ws, local.id, { version: 2, host: 'smtp.gmail.com' });
    expect(moved).toMatchObject({ onOwnNetwork: false });
    expect(await bench.connections.smtpAccount(ws, local.id)).toMatchObject({
      server: { ownNetwork: false },
    });
    await expect(bench.mailboxes.create(ws, buildMailbox({ address: 'a@shop.test' }))).rejects.toMatchObject({
      code: 'account.address_reserved',
    });
    await expect(
      bench.identities.create(ws, buildIdentity(local.id, { fromAddress: 'a@shop.test' })),
    ).rejects.toMatchObject({
      code: 'account.address_reserved',
      fields: [{ path: 'fromAddress' }],
    });
  });

  test('a sandbox stays on this machine', async () => {
    const sandbox = await bench.newWorkspace('sandbox');
    await expect(bench.accounts.create(sandbox, buildAccount({ onOwnNetwork: true }))).rejects.toMatchObject({
      code: 'account.only_loopback',
    });
    const account = await bench.accounts.create(sandbox, buildAccount({ host: '127.0.0.1' }));
    await expect(
      bench.accounts.change(sandbox, account.id, { version: 1, host: 'smtp.gmail.com' }),
    ).rejects.toMatchObject({ code: 'account.only_loopback' });
    expect(await bench.connections.smtpAccount(sandbox, account.id)).toMatchObject({ onlyLoopback: true });
    const from = buildIdentity(account.id);
    await expect(bench.identities.create(sandbox, from)).rejects.toMatchObject({
      code: 'account.only_test_addresses',
    });
    await expect(
      bench.identities.create(sandbox, {
        ...from,
        fromAddress: 'a@shop.test',
        returnPathDomain: 'b.shop.com',
      }),
    ).rejects.toMatchObject({ code: 'account.only_test_addresses' });
    expect(await bench.identities.create(sandbox, { ...from, fromAddress: 'a@shop.test' })).toMatchObject({
      version: 1,
    });
  });

  test('whoever saves an old version is told, and nothing is written', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    await bench.accounts.change(ws, account.id, { version: 1, name: 'A' });
    await expect(bench.accounts.change(ws, account.id, { version: 1, name: 'B' })).rejects.toMatchObject({
      level: 'stale',
    });
    const box = await bench.mailboxes.create(ws, buildMailbox());
    await bench.mailboxes.change(ws, box.id, { version: 1, name: 'A' });
    await expect(bench.mailboxes.change(ws, box.id, { version: 1, name: 'B' })).rejects.toMatchObject({
      level: 'stale',
    });
    const from = await bench.identities.create(ws, buildIdentity(account.id));
    await bench.identities.change(ws, from.id, { version: 1, fromName: 'A' });
    await expect(bench.identities.change(ws, from.id, { version: 1, fromName: 'B' })).rejects.toMatchObject({
      level: 'stale',
    });
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({ name: 'A', version: 2 });
  });

  test('one mailbox per address, one From per address and account, nothing of another workspace', async () => {
    await bench.mailboxes.create(ws, buildMailbox());
    await expect(
      bench.mailboxes.create(ws, buildMailbox({ address: 'HELLO@northlight.coffee' })),
    ).rejects.toMatchObject({ code: 'mailbox.exists' });
    const account = await bench.accounts.create(ws, buildAccount());
    await bench.identities.create(ws, buildIdentity(account.id));
    await expect(bench.identities.create(ws, buildIdentity(account.id))).rejects.toMatchObject({
      code: 'identity.exists',
    });
    const elsewhere = await bench.newWorkspace();
    await expect(bench.identities.create(elsewhere, buildIdentity(account.id))).rejects.toMatchObject({
      code: 'account.not_found',
    });
    await expect(bench.accounts.get(elsewhere, account.id)).rejects.toMatchObject({
      code: 'account.not_found',
    });
    expect(await bench.accounts.list(elsewhere)).toEqual([]);
  });

  test('pages hear of every change', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    await bench.accounts.pause(ws, account.id);
    await bench.accounts.remove(ws, account.id);
    const note = { workspaceId: ws, topic: 'accounts' };
    expect(bench.live.told).toEqual([note, note, note]);
  });
});

describe('what is in use stays', () => {
  test('an account and a mailbox name the From addresses that lean on them', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const box = await bench.mailboxes.create(ws, buildMailbox());
    const from = await bench.identities.create(ws, buildIdentity(account.id, { mailboxId: box.id }));
    await expect(bench.accounts.remove(ws, account.id)).rejects.toMatchObject({
      code: 'account.in_use',
      message: 'It is used by “ines@northlight.coffee”.',
    });
    await expect(bench.mailboxes.remove(ws, box.id, true)).rejects.toMatchObject({ code: 'mailbox.in_use' });
    await bench.identities.remove(ws, from.id);
    await bench.accounts.remove(ws, account.id);
    await bench.mailboxes.remove(ws, box.id, false);
    expect(await bench.mailboxes.list(ws)).toEqual([]);
  });

  test('a From stays while a campaign means to use it', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const from = await bench.identities.create(ws, buildIdentity(account.id));
    const { manager } = bench.database;
    await manager.query(
      `insert into campaigns (workspace_id, name, identity_id) values ($1, 'Winter roast', $2)`,
      [ws, from.id],
    );
    await expect(bench.identities.remove(ws, from.id)).rejects.toMatchObject({
      code: 'identity.in_use',
      message: 'It is used by “Winter roast”.',
    });
    await manager.query(`update campaigns set state = 'finished' where workspace_id = $1`, [ws]);
    await bench.identities.remove(ws, from.id);
  });
});

describe('states', () => {
  test('a person’s pause is not lifted by what a server says; a change of the settings forgets a refusal', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    await bench.accounts.pause(ws, account.id);
    await bench.connections.setAccountState(ws, account.id, 'working', '', null);
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({ state: 'paused' });
    expect(await bench.accounts.resume(ws, account.id)).toMatchObject({ state: 'working' });

    await bench.connections.setAccountState(
      ws,
      account.id,
      'refused',
      'Refused: 535',
      new Date(Date.now() + 60_000),
    );
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({
      state: 'refused',
      stateSays: 'Refused: 535',
    });
    const mended = await bench.accounts.change(ws, account.id, { version: 1, password: 'right' });
    expect(mended).toMatchObject({ state: 'working', stateSays: '', pausedUntil: null });

    const box = await bench.mailboxes.create(ws, buildMailbox());
    await bench.connections.setMailboxState(ws, box.id, 'refused', 'Google refused the password');
    expect(await bench.mailboxes.change(ws, box.id, { version: 1, password: 'right' })).toMatchObject({
      state: 'catching_up',
    });
    await bench.mailboxes.pause(ws, box.id);
    await bench.connections.setMailboxState(ws, box.id, 'working', '');
    expect(await bench.mailboxes.get(ws, box.id)).toMatchObject({ state: 'paused' });
  });

  test('what was used is counted in the windows of the limits', async () => {
    const account = await bench.accounts.create(
      ws,
      buildAccount({ perDayLimit: 500, costPerMessage: '0.00120' }),
    );
    await bench.database.manager.query(
      `insert into account_grants (workspace_id, account_id, granted_at, messages)
       values ($1, $2, now(), 7), ($1, $2, now() - interval '2 hours', 30), ($1, $2, now() - interval '25 hours', 100)`,
      [ws, account.id],
    );
    expect(await bench.accounts.get(ws, account.id)).toMatchObject({
      usedLastMinute: 7,
      usedLastDay: 37,
      costPerMessage: '0.0012',
    });
  });

  test('trouble comes with one way out of it', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const box = await bench.mailboxes.create(ws, buildMailbox());
    expect(await bench.facade.attention(ws)).toEqual([]);
    const from = await bench.identities.create(ws, buildIdentity(account.id));
    await bench.connections.setMailboxState(ws, box.id, 'refused', 'Google refused the password.');
    await bench.connections.setAccountState(ws, account.id, 'unreachable', 'It does not answer.', null);
    expect(await bench.facade.attention(ws)).toMatchObject([
      { about: 'sending_account', id: account.id, severity: 'bad', action: { kind: 'check_settings' } },
      {
        about: 'mailbox',
        id: box.id,
        says: 'Google refused the password.',
        action: { kind: 'enter_password', label: 'Sign in' },
      },
      { about: 'identity', id: from.id, severity: 'look', action: { kind: 'pair_mailbox' } },
    ]);
  });
});

describe('for campaigns', () => {
  test('the sender with its account, its mailbox and what is wrong', async () => {
    const account = await bench.accounts.create(
      ws,
      buildAccount({ perDayLimit: 500, costPerMessage: '0.001' }),
    );
    const box = await bench.mailboxes.create(ws, buildMailbox());
    const from = await bench.identities.create(ws, buildIdentity(account.id, { mailboxId: box.id }));
    expect(await bench.facade.forCampaign(ws, from.id)).toMatchObject({
      identity: { fromAddress: 'ines@northlight.coffee' },
      account: { id: account.id, state: 'working', cost: '0.001', limits: { perDay: 500, usedLastDay: 0 } },
      mailbox: { address: 'hello@northlight.coffee' },
      returnPath: { kind: 'plus', address: 'hello@northlight.coffee' },
      problems: [],
    });
    await bench.accounts.pause(ws, account.id);
    await bench.connections.setMailboxState(ws, box.id, 'refused', 'Google refused the password.');
    const troubled = await bench.facade.forCampaign(ws, from.id);
    expect(troubled?.problems).toEqual([
      'The account “Main” is paused. Resume it.',
      'hello@northlight.coffee cannot be read: Google refused the password. Sign in.',
    ]);
    expect(await bench.facade.forCampaign(ws, ws)).toBeNull();
  });

  test('a From that nobody reads is a problem until somebody says that it shall be so', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const from = await bench.identities.create(ws, buildIdentity(account.id));
    expect((await bench.facade.forCampaign(ws, from.id))?.problems).toHaveLength(1);
    expect(await bench.identities.change(ws, from.id, { version: 1, readsNoReplies: true })).toMatchObject({
      problems: [],
    });
    const box = await bench.mailboxes.create(ws, buildMailbox());
    await expect(
      bench.identities.change(ws, from.id, { version: 2, mailboxId: box.id }),
    ).rejects.toMatchObject({ code: 'identity.contradiction' });
  });
});

describe('the domain of a From', () => {
  test('is looked up with the selector that was given or stored', async () => {
    const account = await bench.accounts.create(ws, buildAccount());
    const from = await bench.identities.create(
      ws,
      buildIdentity(account.id, { dkimSelector: 'mw1', returnPathDomain: 'bounce.northlight.coffee' }),
    );
    bench.dns.texts.set('_dmarc.northlight.coffee', ['v=DMARC1; p=none']);
    bench.dns.mailHosts.set('northlight.coffee', [{ exchange: 'mx.northlight.coffee', priority: 1 }]);
    const report = await bench.domains.check(ws, from.id, undefined);
    expect(report).toMatchObject({ madeUp: false, says: 'SPF, DKIM and Return path need to be put right.' });
    expect(report.checks.map(({ record, state, name }) => `${record} ${state} ${name}`)).toEqual([
      'spf missing bounce.northlight.coffee',
      'dkim missing mw1._domainkey.northlight.coffee',
      'dmarc right _dmarc.northlight.coffee',
      'mx right northlight.coffee',
      'return_path missing bounce.northlight.coffee',
    ]);
    const other = await bench.domains.check(ws, from.id, 's2');
    expect(other.checks[1]).toMatchObject({ name: 's2._domainkey.northlight.coffee' });
  });

  test('of a sandbox is made up and says so, without a question to any DNS', async () => {
    const sandbox = await bench.newWorkspace('sandbox');
    const account = await bench.accounts.create(sandbox, buildAccount({ host: '127.0.0.1' }));
    const from = await bench.identities.create(
      sandbox,
      buildIdentity(account.id, { fromAddress: 'a@shop.test' }),
    );
    bench.dns.asked.length = 0;
    const report = await bench.domains.check(sandbox, from.id, undefined);
    expect(report.madeUp).toBe(true);
    expect(report.checks.every(({ state }) => state === 'right')).toBe(true);
    expect(bench.dns.asked).toEqual([]);
  });
});
