import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Client } from 'pg';
import { Mailwright, OWNER } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

interface Workspace {
  id: string;
  name: string;
  kind: string;
  role: string;
  timeZone: string;
}
interface People {
  members: { id: string; email: string; role: string }[];
  invitations: { id: string; email: string; link: string }[];
}

let mailwright: Mailwright;
let owner: Visitor;
let workspace: Workspace;
let at: string;

beforeEach(async () => {
  mailwright = await Mailwright.start(['api']);
  owner = await mailwright.owner();
  workspace = await owner.must('POST', '/api/v1/workspaces', {
    name: 'Northlight',
    kind: 'real',
    timeZone: 'Europe/Berlin',
  });
  at = `/api/v1/workspaces/${workspace.id}`;
});
afterEach(() => mailwright.stop());

/** Invites somebody and lets them come in with an account of their own. */
async function join(email: string, role: string): Promise<Visitor> {
  const { link } = await owner.must<{ link: string }>('POST', `${at}/invitations`, { email, role });
  const id = link.split('/').at(-1) ?? '';
  const guest = mailwright.visitor();
  await guest.must('POST', `/api/v1/invitations/${id}/acceptance`, {
    name: email,
    password: 'welcome to the office',
  });
  await guest.must('POST', '/api/auth/sign-in/email', { email, password: 'welcome to the office' });
  return guest;
}

test('a person has several workspaces, each with its own settings', async () => {
  await owner.must('POST', '/api/v1/workspaces', { name: 'Second', kind: 'real' });
  await owner.must('PATCH', at, {
    version: 1,
    legalName: 'Northlight Coffee Ltd',
    postalAddress: '12 Harbour Street',
    currency: 'SEK',
  });
  const { items } = await owner.must<{ items: Workspace[] }>('GET', '/api/v1/workspaces');
  expect(items).toMatchObject([
    {
      name: 'Northlight',
      legalName: 'Northlight Coffee Ltd',
      currency: 'SEK',
      timeZone: 'Europe/Berlin',
      role: 'owner',
    },
    { name: 'Second', legalName: '', currency: 'EUR', timeZone: 'UTC', role: 'owner' },
  ]);
  // Saved over what somebody else saved meanwhile: refused, and nothing is lost.
  expect(await owner.send('PATCH', at, { version: 1, name: 'Late' })).toMatchObject({ status: 412 });
  expect(await owner.send('PATCH', at, { version: 2, timeZone: 'Mars/Olympus' })).toMatchObject({
    status: 400,
  });
});

test('a workspace stays what it was made as', async () => {
  await owner.must('PATCH', at, { version: 1, kind: 'sandbox', name: 'Renamed' });
  expect(await owner.must('GET', at)).toMatchObject({ kind: 'real', name: 'Renamed', sandbox: null });
  const client = new Client({ connectionString: mailwright.database.url });
  await client.connect();
  await expect(client.query(`update workspaces set kind = 'sandbox'`)).rejects.toThrow(
    'stays what it was made as',
  );
  await client.end();
});

describe('an invitation', () => {
  test('lets one person in, once, with the role that it names', async () => {
    const { link } = await owner.must<{ link: string }>('POST', `${at}/invitations`, {
      email: 'Lena@Northlight.example',
      role: 'editor',
    });
    const path = `/api/v1/invitations/${link.split('/').at(-1)}`;
    const guest = mailwright.visitor();
    expect(await guest.must('GET', path)).toMatchObject({
      email: 'lena@northlight.example',
      role: 'editor',
      workspaceName: 'Northlight',
      inviterName: OWNER.name,
      hasAccount: false,
    });
    expect((await guest.send('POST', `${path}/acceptance`, {})).status).toBe(400);
    const account = { name: 'Lena', password: 'welcome to the office' };
    expect(await guest.must('POST', `${path}/acceptance`, account)).toEqual({ workspaceId: workspace.id });
    expect((await guest.send('POST', `${path}/acceptance`, account)).status).toBe(404);
    await guest.signIn('lena@northlight.example', account.password);
    expect(await guest.must('GET', at)).toMatchObject({ name: 'Northlight', role: 'editor' });
  });

  test('of somebody with an account asks them to sign in, and lets nobody else use it', async () => {
    await join('lena@northlight.example', 'viewer');
    const second = await owner.must<Workspace>('POST', '/api/v1/workspaces', {
      name: 'Second',
      kind: 'real',
    });
    const { link } = await owner.must<{ link: string }>(
      'POST',
      `/api/v1/workspaces/${second.id}/invitations`,
      {
        email: 'lena@northlight.example',
        role: 'editor',
      },
    );
    const path = `/api/v1/invitations/${link.split('/').at(-1)}/acceptance`;
    const stranger = mailwright.visitor();
    const takeover = { name: 'Eve', password: 'eve would like this' };
    expect(await stranger.send('POST', path, takeover)).toMatchObject({ status: 401 });
    const lena = mailwright.visitor();
    await lena.signIn('lena@northlight.example', 'welcome to the office');
    expect(await lena.must('POST', path, {})).toEqual({ workspaceId: second.id });
  });

  test('that was taken back leads nowhere', async () => {
    const made = await owner.must<{ id: string }>('POST', `${at}/invitations`, {
      email: 'x@y.example',
      role: 'viewer',
    });
    await owner.must('DELETE', `${at}/invitations/${made.id}`);
    expect((await mailwright.visitor().get(`/api/v1/invitations/${made.id}`)).status).toBe(404);
    expect(await owner.must<People>('GET', `${at}/members`)).toMatchObject({ invitations: [] });
  });
});

test('each role may do what it is for, and a stranger does not even see that the workspace exists', async () => {
  const viewer = await join('vera@northlight.example', 'viewer');
  const editor = await join('emil@northlight.example', 'editor');
  const list = { name: 'Friends' };
  const attempts = async (who: Visitor) => ({
    reads: (await who.get(`${at}/lists`)).status,
    writes: (await who.send('POST', `${at}/lists`, { name: `${list.name} ${Math.random()}` })).status,
    rules: (await who.send('PATCH', at, { version: 1, currency: 'EUR' })).status,
    keys: (await who.get(`${at}/api-keys`)).status,
  });
  expect(await attempts(viewer)).toEqual({ reads: 200, writes: 403, rules: 403, keys: 403 });
  expect(await attempts(editor)).toEqual({ reads: 200, writes: 201, rules: 403, keys: 403 });
  expect(await attempts(owner)).toEqual({ reads: 200, writes: 201, rules: 200, keys: 200 });

  const other = await owner.must<Workspace>('POST', '/api/v1/workspaces', { name: 'Private', kind: 'real' });
  expect((await editor.get(`/api/v1/workspaces/${other.id}`)).status).toBe(404);
  expect((await mailwright.visitor().get(at)).status).toBe(401);
});

test('the link of an invitation is for owners: it would make a viewer one', async () => {
  const viewer = await join('vera@northlight.example', 'viewer');
  await owner.must('POST', `${at}/invitations`, { email: 'boss@northlight.example', role: 'owner' });
  expect((await owner.must<People>('GET', `${at}/members`)).invitations).toHaveLength(1);
  const seen = await viewer.must<People>('GET', `${at}/members`);
  expect(seen).toMatchObject({ members: [{}, {}], invitations: [] });
});

test('a kept answer is for the caller it was given to, and a new key is kept nowhere', async () => {
  const editor = await join('emil@northlight.example', 'editor');
  const once = { 'idempotency-key': 'one-wish' };
  expect((await owner.send('POST', `${at}/lists`, { name: 'Friends' }, once)).status).toBe(201);
  expect((await owner.send('POST', `${at}/lists`, { name: 'Friends' }, once)).status).toBe(201);
  expect(await editor.send('POST', `${at}/lists`, { name: 'Friends' }, once)).toMatchObject({
    status: 409,
    body: { code: 'idempotency.key_reused' },
  });
  const text = { 'idempotency-key': 'no-json', 'content-type': 'text/plain' };
  expect(await owner.send('POST', `${at}/lists`, { name: 'Friends' }, text)).toMatchObject({
    status: 400,
    body: { code: 'input.not_json' },
  });
  const wish = { 'idempotency-key': 'a-key' };
  expect((await owner.send('POST', `${at}/api-keys`, { name: 'Shop', role: 'viewer' }, wish)).status).toBe(
    201,
  );
  expect(await mailwright.query(`select key from idempotency_keys`)).toEqual([{ key: 'one-wish' }]);
});

test('a workspace keeps an owner', async () => {
  await join('lena@northlight.example', 'editor');
  const memberOf = async (email: string) => {
    const { members } = await owner.must<People>('GET', `${at}/members`);
    return members.find((member) => member.email === email)?.id ?? '';
  };
  const me = await memberOf(OWNER.email);
  expect(await owner.send('PATCH', `${at}/members/${me}`, { role: 'viewer' })).toMatchObject({
    status: 409,
    body: { code: 'member.last_owner' },
  });
  expect((await owner.send('DELETE', `${at}/members/${me}`)).status).toBe(409);
  await owner.must('PATCH', `${at}/members/${await memberOf('lena@northlight.example')}`, { role: 'owner' });
  await owner.must('DELETE', `${at}/members/${me}`);
  expect((await owner.get(at)).status).toBe(404);
});

test('a key opens its own workspace with its role, and nothing after it was revoked', async () => {
  const made = await owner.must<{ id: string; key: string }>('POST', `${at}/api-keys`, {
    name: 'Shop',
    role: 'viewer',
  });
  const listed = JSON.stringify(await owner.must('GET', `${at}/api-keys`));
  expect(listed).not.toContain(made.key);
  const other = await owner.must<Workspace>('POST', '/api/v1/workspaces', { name: 'Second', kind: 'real' });
  const program = mailwright.visitor();
  const withKey = { authorization: `Bearer ${made.key}` };
  const status = async (method: string, path: string, body?: object) =>
    (await program.send(method, path, body, withKey)).status;
  expect(await status('GET', `${at}/lists`)).toBe(200);
  expect(await status('POST', `${at}/lists`, { name: 'Friends' })).toBe(403);
  expect(await status('GET', `/api/v1/workspaces/${other.id}/lists`)).toBe(404);
  expect(await status('POST', '/api/v1/workspaces', { name: 'Third', kind: 'real' })).toBe(403);
  await owner.must('DELETE', `${at}/api-keys/${made.id}`);
  expect(await status('GET', `${at}/lists`)).toBe(401);
});

describe('who may make a workspace for real mail', () => {
  const real = { name: 'Mine', kind: 'real' };
  const may = (who: Visitor) =>
    who.must<{ mayMakeReal: boolean }>('GET', '/api/v1/workspaces').then(({ mayMakeReal }) => mayMakeReal);

  test.each(['viewer', 'editor'])(
    'not an invited %s: it would open the network of this machine',
    async (role) => {
      const guest = await join('vera@northlight.example', role);
      expect(await may(guest)).toBe(false);
      expect(await guest.send('POST', '/api/v1/workspaces', real)).toMatchObject({
        status: 403,
        body: { code: 'workspace.real_not_allowed' },
      });
      // Not forbidden: what is missing here is a process with the sandbox role.
      expect(await guest.send('POST', '/api/v1/workspaces', { ...real, kind: 'sandbox' })).toMatchObject({
        status: 503,
      });
    },
  );

  test('the first owner, and whoever owns a real one', async () => {
    const lena = await join('lena@northlight.example', 'owner');
    expect([await may(owner), await may(lena)]).toEqual([true, true]);
    expect((await lena.send('POST', '/api/v1/workspaces', real)).status).toBe(201);
    const { members } = await owner.must<People>('GET', `${at}/members`);
    const me = members.find(({ email }) => email === OWNER.email)?.id;
    await lena.must('DELETE', `${at}/members/${me}`);
    expect(await may(owner)).toBe(true);
  });
});

describe('an invitation ends with the right to invite', () => {
  test.each([
    ['removed', 'DELETE', undefined],
    ['demoted', 'PATCH', { role: 'viewer' }],
  ])('of an owner who was %s', async (_, method, change) => {
    const lena = await join('lena@northlight.example', 'owner');
    const { id } = await lena.must<{ id: string }>('POST', `${at}/invitations`, {
      email: 'friend@elsewhere.example',
      role: 'owner',
    });
    const { members } = await owner.must<People>('GET', `${at}/members`);
    const member = members.find(({ email }) => email === 'lena@northlight.example')?.id;
    await owner.must(method, `${at}/members/${member}`, change);
    const path = `/api/v1/invitations/${id}`;
    const account = { name: 'Friend', password: 'welcome to the office' };
    expect((await mailwright.visitor().get(path)).status).toBe(404);
    expect((await mailwright.visitor().send('POST', `${path}/acceptance`, account)).status).toBe(404);
    expect((await owner.must<People>('GET', `${at}/members`)).invitations).toEqual([]);
  });

  test('accepted twice at the same moment makes one member and one clear refusal', async () => {
    const invite = () =>
      owner.must<{ id: string }>('POST', `${at}/invitations`, {
        email: 'two@northlight.example',
        role: 'viewer',
      });
    const [first, second] = [await invite(), await invite()];
    const account = { name: 'Two', password: 'welcome to the office' };
    const accept = (id: string) =>
      mailwright.visitor().send<{ code?: string }>('POST', `/api/v1/invitations/${id}/acceptance`, account);
    const answers = await Promise.all([first, first, first, second].map(({ id }) => accept(id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    // Late ones find the invitation gone; that of the same address by another invitation is asked to sign in.
    const refused = answers.filter(({ status }) => status !== 201).map(({ status }) => status);
    expect(refused.every((status) => [401, 404, 409].includes(status))).toBe(true);
    const { members } = await owner.must<People>('GET', `${at}/members`);
    expect(members.filter(({ email }) => email === 'two@northlight.example')).toHaveLength(1);
  });
});

test('a member of another workspace is not changed through this one', async () => {
  const other = await owner.must<Workspace>('POST', '/api/v1/workspaces', { name: 'Second', kind: 'real' });
  const { members } = await owner.must<People>('GET', `/api/v1/workspaces/${other.id}/members`);
  const path = `${at}/members/${members[0]?.id}`;
  expect((await owner.send('PATCH', path, { role: 'viewer' })).status).toBe(404);
  expect((await owner.send('DELETE', path)).status).toBe(404);
});

test('an open stream of what changes ends when its person is removed', async () => {
  const viewer = await join('vera@northlight.example', 'viewer');
  const stream = (await viewer.open(`${at}/live`)).body?.getReader();
  const heard = await stream?.read();
  expect(Buffer.from(heard?.value ?? []).toString()).toBe(': open\n\n');
  const { members } = await owner.must<People>('GET', `${at}/members`);
  const member = members.find(({ email }) => email === 'vera@northlight.example')?.id;
  await owner.must('DELETE', `${at}/members/${member}`);
  // Without the check it would stay open, with a beat every fifteen seconds.
  expect(await stream?.read()).toEqual({ done: true, value: undefined });
});

test('a text with U+0000 is refused where it comes in', async () => {
  for (const [path, body] of [
    [`${at}/lists`, { name: 'Fri\0ends' }],
    [`${at}/contacts`, { email: 'a@b.example', fields: { city: 'Os\0lo' } }],
  ] as const)
    expect(await owner.send('POST', path, body)).toMatchObject({ status: 400, body: { code: 'input.nul' } });
  expect((await owner.get(`${at}/contacts?search=a%00b`)).status).toBe(400);
  expect(
    (await owner.send('POST', '/api/auth/sign-in/email', { email: 'a\0@b.example', password: 'x' })).status,
  ).toBeLessThan(500);
});
