import { eventually } from '@mailwright/testing';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Mailwright, OWNER } from './support/mailwright-in-process.js';

interface Session {
  setup: { ownerNeeded: boolean; codeNeeded: boolean };
  person: { email: string; name: string } | null;
}

describe('on this machine', () => {
  let mailwright: Mailwright;
  beforeEach(async () => {
    mailwright = await Mailwright.start(['api']);
  });
  afterEach(() => mailwright.stop());

  test('the first visitor becomes the owner, and only the first', async () => {
    const first = mailwright.visitor();
    expect(await first.must<Session>('GET', '/api/v1/session')).toMatchObject({
      setup: { ownerNeeded: true, codeNeeded: false },
      person: null,
    });
    await first.must('POST', '/api/v1/owner', OWNER);
    const second = await mailwright
      .visitor()
      .send('POST', '/api/v1/owner', { ...OWNER, email: 'x@other.example' });
    expect(second).toMatchObject({ status: 409, body: { code: 'setup.done' } });

    expect(await first.signIn(OWNER.email, OWNER.password)).toMatchObject({ status: 200 });
    expect(await first.must<Session>('GET', '/api/v1/session')).toMatchObject({
      setup: { ownerNeeded: false },
      person: { email: OWNER.email, name: OWNER.name },
    });
    await first.must('POST', '/api/auth/sign-out');
    expect((await first.must<Session>('GET', '/api/v1/session')).person).toBeNull();
  });

  test('of two who press at once, one becomes the owner', async () => {
    const both = await Promise.all(
      ['a@shop.example', 'b@shop.example'].map((email) =>
        mailwright.visitor().send('POST', '/api/v1/owner', { ...OWNER, email }),
      ),
    );
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });

  test('a name, an address or a password that cannot be is refused by its field', async () => {
    const answer = await mailwright
      .visitor()
      .send('POST', '/api/v1/owner', { name: ' ', email: 'ines', password: 'short' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
    const { fields } = answer.body as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path).sort()).toEqual(['email', 'name', 'password']);
  });

  test('a stranger who guesses is slowed down, and does not lock out the owner', async () => {
    const owner = await mailwright.owner();
    await owner.must('POST', '/api/auth/sign-out');
    const stranger = mailwright.visitor({ from: '127.0.0.2' });
    const guesses: number[] = [];
    for (let nth = 0; nth < 10; nth += 1) {
      // Headers that name another address change nothing: the socket says who it is.
      const forged = { 'x-forwarded-for': `10.0.0.${nth}`, 'x-mailwright-client-address': `10.0.1.${nth}` };
      const guess = { email: OWNER.email, password: `wrong guess ${nth}` };
      guesses.push((await stranger.send('POST', '/api/auth/sign-in/email', guess, forged)).status);
    }
    expect(guesses.slice(0, 8)).toEqual(Array(8).fill(401));
    expect(guesses.slice(8)).toEqual([429, 429]);
    expect((await owner.signIn(OWNER.email, OWNER.password)).status).toBe(200);
  });

  test('many addresses that guess at one account are slowed down together, and the owner is not', async () => {
    const owner = await mailwright.owner();
    await owner.must('POST', '/api/auth/sign-out');
    const hash = createHash('sha256').update(OWNER.email).digest();
    // Sixty wrong guesses from as many networks within the hour.
    await mailwright.query(
      `insert into sign_in_tries (account_hash, network, failures, failed_at)
         select $1, format('10.0.%s.0/24', n), 1, now() from generate_series(1, 60) n`,
      [hash],
    );
    const stranger = mailwright.visitor({ from: '127.8.8.8' });
    const refused = await stranger.signIn(OWNER.email, OWNER.password);
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_TRIES' } });
    expect((await stranger.signIn('nobody@there.example', 'wrong password')).status).toBe(401);
    // She signed in from her network before.
    expect((await owner.signIn(OWNER.email, OWNER.password)).status).toBe(200);
  });

  test('wrong passwords from one network wait longer and longer, whether the account exists or not', async () => {
    await mailwright.owner();
    const guess = async (email: string) => {
      await mailwright.query(
        `insert into sign_in_tries (account_hash, network, failures, failed_at) values ($1, '127.7.7.0/24', 12, now())`,
        [createHash('sha256').update(email).digest()],
      );
      return mailwright.visitor({ from: '127.7.7.7' }).signIn(email, 'wrong password');
    };
    const [known, unknown] = [await guess(OWNER.email), await guess('nobody@there.example')];
    expect([known.status, unknown.status]).toEqual([429, 429]);
    // Given a second of difference, word for word the same.
    const wordsOf = ({ body }: { body: unknown }) => JSON.stringify(body).replace(/\d+/, 'n');
    expect(wordsOf(known)).toBe(wordsOf(unknown));
  });

  test('a proxy that nobody named is noticed, and told in the health report', async () => {
    const parts = async () => {
      const { body } = await mailwright.visitor().send<{ parts: { name: string }[] }>('GET', '/api/health');
      return body.parts.map(({ name }) => name);
    };
    expect(await parts()).not.toContain('proxy');
    await mailwright
      .visitor()
      .send('GET', '/api/v1/session', undefined, { 'x-forwarded-for': '198.51.100.1' });
    await eventually(async () => (await parts()).includes('proxy'), { timeoutMs: 20_000, everyMs: 250 });
  });

  test('what another site provokes with the person’s cookie is refused', async () => {
    const owner = await mailwright.owner();
    const workspace = { name: 'Theirs', kind: 'real' };
    const evil = { origin: 'https://evil.example' };
    expect((await owner.send('POST', '/api/v1/workspaces', workspace, evil)).status).toBe(403);
    expect((await owner.send('POST', '/api/auth/sign-out', {}, evil)).status).toBe(403);
    expect(await owner.must('GET', '/api/v1/workspaces')).toMatchObject({ items: [] });
    const localhost = { origin: `http://localhost:${mailwright.config.port}` };
    expect((await owner.send('POST', '/api/v1/workspaces', workspace, localhost)).status).toBe(201);
  });

  test('nobody makes an account by himself, and the library’s other doors are shut', async () => {
    const visitor = mailwright.visitor();
    const account = { name: 'Eve', email: 'eve@other.example', password: 'long enough for all' };
    expect((await visitor.send('POST', '/api/auth/sign-up/email', account)).status).toBe(404);
    expect(
      (await visitor.send('POST', '/api/auth/organization/create', { name: 'x', slug: 'x' })).status,
    ).toBe(404);
  });

  test('a changed password ends the other sessions', async () => {
    const here = await mailwright.owner();
    const elsewhere = mailwright.visitor();
    await elsewhere.signIn(OWNER.email, OWNER.password);
    const change = {
      currentPassword: OWNER.password,
      newPassword: 'another quiet office',
      revokeOtherSessions: true,
    };
    await here.must('POST', '/api/auth/change-password', change);
    expect((await elsewhere.get('/api/v1/workspaces')).status).toBe(401);
    expect((await here.get('/api/v1/workspaces')).status).toBe(200);
    expect((await elsewhere.signIn(OWNER.email, OWNER.password)).status).toBe(401);
    expect((await elsewhere.signIn(OWNER.email, 'another quiet office')).status).toBe(200);
  });
});

test('reachable from other machines, the owner is created with the code of the console', async () => {
  const mailwright = await Mailwright.start(['api'], { host: '0.0.0.0' });
  try {
    const visitor = mailwright.visitor();
    const { setup } = await visitor.must<Session>('GET', '/api/v1/session');
    expect(setup).toEqual({ ownerNeeded: true, codeNeeded: true });
    expect((await visitor.send('POST', '/api/v1/owner', OWNER)).status).toBe(403);
    expect((await visitor.send('POST', '/api/v1/owner', { ...OWNER, code: 'guessed' })).status).toBe(403);
    const code = mailwright.running.setupCode ?? '';
    expect((await visitor.send('POST', '/api/v1/owner', { ...OWNER, code })).status).toBe(201);
  } finally {
    await mailwright.stop();
  }
});

test('a proxy on this machine makes it reachable, too', async () => {
  const mailwright = await Mailwright.start(['api'], { publicUrl: 'https://mail.example.com' });
  try {
    expect((await mailwright.visitor().send('POST', '/api/v1/owner', OWNER)).status).toBe(403);
    expect(mailwright.running.setupCode).toMatch(/^[0-9a-f]{12}$/);
  } finally {
    await mailwright.stop();
  }
});

test('what the API says is neither guessed at nor kept by a cache, and a form cannot sign in', async () => {
  const mailwright = await Mailwright.start(['api']);
  try {
    const address = `http://127.0.0.1:${mailwright.config.port}`;
    const { headers } = await fetch(`${address}/api/v1/session`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    const form = { method: 'POST', body: new URLSearchParams({ email: 'a@b.example' }) };
    expect((await fetch(`${address}/api/auth/sign-in/email`, form)).status).toBe(415);
  } finally {
    await mailwright.stop();
  }
});
